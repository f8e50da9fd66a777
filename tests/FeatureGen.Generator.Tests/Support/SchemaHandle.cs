using FeatureGen.Testing.Compilations;

namespace FeatureGen.Generator.Tests.Support;

/// <summary>A generated schema whose type the test knows by name only.</summary>
internal abstract class SchemaHandle
{
    /// <summary>The schema as the generated code says it.</summary>
    public abstract FeatureSchema Schema { get; }

    /// <summary>Finds a schema in a loaded assembly.</summary>
    public static SchemaHandle Of(LoadedAssembly assembly, string typeName) =>
        (SchemaHandle)Activator.CreateInstance(typeof(SchemaHandle<>).MakeGenericType(assembly.Type(typeName)))!;

    /// <summary>Extracts rows one by one.</summary>
    public abstract float[][] ExtractRows(Array rows);

    /// <summary>Extracts rows in one tile; a vector a row comes back. Slots of fields that are not wanted are what <paramref name="background"/> says.</summary>
    public abstract float[][] ExtractTile(Array rows, bool[]? wanted = null, float background = 0);
}
