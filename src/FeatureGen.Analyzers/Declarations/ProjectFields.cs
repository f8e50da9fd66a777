using System.Collections.Concurrent;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>The fields of all types of a project, found by how they are written and read only when they are asked for.</summary>
internal sealed class ProjectFields
{
    // Asked for by files with fields alone.
    private readonly Lazy<Dictionary<string, FieldName>> _names;
    private readonly ConcurrentDictionary<string, Lazy<Dictionary<ISymbol, SharedField>>> _shared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly Compilation _compilation;

    /// <summary>Takes a project.</summary>
    public ProjectFields(Compilation compilation)
    {
        _compilation = compilation;
        _names = new(FindNames);
    }

    /// <summary>The field that a property or field is, with the first of its name and type; null if it is none, is kept, is the only one, or if all are
    /// written alike.</summary>
    public SharedField? Shared(ISymbol member)
    {
        if (!_names.Value.TryGetValue(member.Name, out var written) || !written.MayDiffer || AttributeNames.KindsOf(member).Count == 0) return null;
        return _shared.GetOrAdd(member.Name, name => new(() => Share(Read(name, written.Types)))).Value.TryGetValue(member, out var shared) ? shared : null;
    }

    private static Dictionary<ISymbol, SharedField> Share(IEnumerable<FieldDeclaration> fields)
    {
        var firsts = new Dictionary<ISymbol, FieldDeclaration>(SymbolEqualityComparer.Default);
        var shared = new Dictionary<ISymbol, SharedField>(SymbolEqualityComparer.Default);
        foreach (var field in fields.Where(f => !f.IsKept))
        {
            var type = PropertyType.Unwrap(field.Type, out _);
            if (!firsts.TryGetValue(type, out var first)) firsts.Add(type, field);
            else shared[field.Symbol] = new SharedField(field, first);
        }
        return shared;
    }

    private Dictionary<string, FieldName> FindNames()
    {
        var names = new Dictionary<string, FieldName>(StringComparer.Ordinal);
        foreach (var tree in _compilation.SyntaxTrees)
            foreach (var field in FileFields.Of(tree).Fields)
            {
                if (!names.TryGetValue(field.Name, out var name)) names.Add(field.Name, name = new());
                name.Add(field);
            }
        return names;
    }

    private IReadOnlyList<FieldDeclaration> Read(string name, IEnumerable<string> types) =>
    [
        .. types.Select(type => _types.GetOrAdd(type, _compilation.Assembly.GetTypeByMetadataName)).Where(t => t is not null)
            .SelectMany(type => SchemaModels.FieldsOf(type!)).Where(f => f.Manifest.Name == name)
            .Select(f => (Field: f, Place: f.Symbol.Locations[0]))
            .OrderBy(f => f.Place.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(f => f.Place.SourceSpan.Start).Select(f => f.Field),
    ];
}
