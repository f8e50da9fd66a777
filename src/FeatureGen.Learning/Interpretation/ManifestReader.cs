using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Reads the schemas of a built assembly from its metadata. Nothing of the assembly is loaded or run.</summary>
public static class ManifestReader
{
    private const string AttributeNamespace = "FeatureGen";
    private const string AttributeName = "FeatureSchemaManifestAttribute";

    /// <summary>Reads the schema that a command line names.</summary>
    /// <param name="selection">
    /// <c>ASSEMBLY.dll</c> or <c>ASSEMBLY.dll:Type</c>. The type is a full or a simple name, ordinal; without one the assembly must hold
    /// exactly one schema.
    /// </param>
    /// <exception cref="SchemaException">No such file, no assembly, no schema in it, no such type, or several to choose from.</exception>
    /// <exception cref="FileFormatException">The assembly was built with a FeatureGen of another version.</exception>
    public static SchemaManifest Read(string selection)
    {
        var (path, type) = Parse(selection);
        return Select(ReadAll(path), path, type);
    }

    /// <summary>Reads all schemas of an assembly, in ordinal order of their names.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <exception cref="SchemaException">No such file, or not an assembly.</exception>
    /// <exception cref="FileFormatException">The assembly was built with a FeatureGen of another version.</exception>
    public static IReadOnlyList<SchemaManifest> ReadAll(string path)
    {
        if (!File.Exists(path))
            throw new SchemaException($"'{path}' does not exist; build the project and give the path of its assembly.");
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata) throw NotAnAssembly(path);
            var metadata = file.GetMetadataReader();
            if (!metadata.IsAssembly) throw NotAnAssembly(path);
            return metadata.GetAssemblyDefinition().GetCustomAttributes()
                .Select(metadata.GetCustomAttribute)
                .Where(attribute => IsManifest(metadata, attribute))
                .Select(attribute => ReadManifest(metadata, attribute, path))
                .OrderBy(manifest => manifest.Name, StringComparer.Ordinal)
                .ToArray();
        }
        catch (BadImageFormatException)
        {
            throw NotAnAssembly(path);
        }
    }

    private static SchemaManifest Select(IReadOnlyList<SchemaManifest> manifests, string path, string? type)
    {
        if (manifests.Count == 0)
            throw new SchemaException(
                $"'{path}' holds no schema; mark a partial type with [FeatureSchema] and build it with the FeatureGen package.");
        var matches = type is null ? manifests : Matches(manifests, type);
        if (matches.Count == 1) return matches[0];
        var problem = type is null ? "holds several schemas" : $"holds {(matches.Count == 0 ? "no schema" : "several schemas")} '{type}'";
        var list = string.Join(", ", (matches.Count == 0 ? manifests : matches).Select(manifest => manifest.Name));
        throw new SchemaException($"'{path}' {problem}; add one of these names after a colon: {list}.");
    }

    private static IReadOnlyList<SchemaManifest> Matches(IReadOnlyList<SchemaManifest> manifests, string type)
    {
        var full = manifests.Where(manifest => manifest.Name == type || manifest.Name.Replace('+', '.') == type).ToArray();
        return full.Length > 0 ? full : manifests.Where(manifest => SimpleName(manifest.Name) == type).ToArray();
    }

    private static string SimpleName(string name) => name[(name.LastIndexOfAny(['.', '+']) + 1)..];

    // The colon of a Windows drive is followed by a path separator, the one before a type never.
    private static (string Path, string? Type) Parse(string selection)
    {
        int colon = selection.LastIndexOf(':');
        bool isType = colon > 0 && selection.AsSpan(colon).IndexOfAny('/', '\\') < 0;
        return isType ? (selection[..colon], selection[(colon + 1)..]) : (selection, null);
    }

    private static bool IsManifest(MetadataReader metadata, CustomAttribute attribute)
    {
        switch (attribute.Constructor.Kind)
        {
            case HandleKind.MemberReference:
                var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
                if (parent.Kind != HandleKind.TypeReference) return false;
                var reference = metadata.GetTypeReference((TypeReferenceHandle)parent);
                return IsManifest(metadata, reference.Namespace, reference.Name);
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor);
                var definition = metadata.GetTypeDefinition(method.GetDeclaringType());
                return IsManifest(metadata, definition.Namespace, definition.Name);
            default:
                return false;
        }
    }

    private static bool IsManifest(MetadataReader metadata, StringHandle space, StringHandle name) =>
        metadata.StringComparer.Equals(space, AttributeNamespace) && metadata.StringComparer.Equals(name, AttributeName);

    // ECMA-335 II.23.3: a prolog of two bytes, then the constructor's arguments; ours is one string.
    private static SchemaManifest ReadManifest(MetadataReader metadata, CustomAttribute attribute, string path)
    {
        var blob = metadata.GetBlobReader(attribute.Value);
        if (blob.ReadUInt16() != 1 || blob.ReadSerializedString() is not { } json) throw NotAnAssembly(path);
        return SchemaManifestJson.Read(json, path);
    }

    private static SchemaException NotAnAssembly(string path) =>
        new($"'{path}' is not a .NET assembly; give the path of the .dll that the build wrote.");
}
