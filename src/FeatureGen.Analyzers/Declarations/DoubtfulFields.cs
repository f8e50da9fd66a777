using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>The fields that only code of the project may be able to assign and that, as it is written, none does; most projects have none.</summary>
internal sealed class DoubtfulFields
{
    private readonly IAssemblySymbol _assembly;
    private readonly IReadOnlyList<WrittenField> _fields = [];

    /// <summary>Finds them.</summary>
    public DoubtfulFields(Compilation compilation)
    {
        _assembly = compilation.Assembly;
        List<FileFields> files = [.. compilation.SyntaxTrees.Select(FileFields.Of)];
        var open = new List<WrittenField>();
        HashSet<string>? shared = null;
        foreach (var file in files)
            foreach (var field in file.Fields)
                if (field.MaybeClosed && ((shared ??= SharedNames(files)).Contains(field.TypeName) || !IsAssigned(field, file))) open.Add(field);
        if (open.Count == 0) return;
        // Mostly code of the same file assigns them, and the code of no other one is looked at.
        var assigned = files.SelectMany(f => f.Assignments.ByType).ToLookup(t => t.Key, t => t.Value, StringComparer.Ordinal);
        _fields = [.. open.Where(f => shared!.Contains(f.TypeName) || !assigned[f.TypeName].Any(members => members.Contains(f.Name)))];
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _fields.Count == 0;

    /// <summary>Reads those of them that, by their symbols too, only code of the project can assign.</summary>
    public IReadOnlyList<FieldDeclaration> Read() => ClosedFields.Among(
        _fields.GroupBy(f => f.Type, StringComparer.Ordinal).SelectMany(type => Read(type.Key, new(type.Select(f => f.Name), StringComparer.Ordinal))));

    private IEnumerable<FieldDeclaration> Read(string type, HashSet<string> names) =>
        _assembly.GetTypeByMetadataName(type) is { } symbol ? SchemaModels.FieldsOf(symbol).Where(f => names.Contains(f.Symbol.Name)) : [];

    private static bool IsAssigned(WrittenField field, FileFields file) =>
        file.Assignments.ByType.TryGetValue(field.TypeName, out var members) && members.Contains(field.Name);

    // The names that several types have.
    private static HashSet<string> SharedNames(List<FileFields> files)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
            foreach (var (type, name) in file.Types)
                if (!types.TryGetValue(name, out var other)) types.Add(name, type);
                else if (other != type) shared.Add(name);
        return shared;
    }
}
