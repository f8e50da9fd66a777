namespace FeatureGen.Learning.Scaffolding;

/// <summary>
/// Names the properties of a schema. A field has the name of its column, for that is how data is bound; <c>Visitor.Age</c> becomes the
/// property <c>Age</c> of a schema <c>Visitor</c>. Where that is impossible, the column has to be renamed.
/// </summary>
internal sealed class TypeNames
{
    private readonly ScaffoldedType _root;
    private readonly HashSet<string> _columns;
    private readonly List<(string Column, string Name)> _renamed = [];

    private TypeNames(ScaffoldedSchema schema)
    {
        _root = new ScaffoldedType { Name = schema.Name };
        _columns = [.. schema.Properties.Select(property => property.Column)];
    }

    /// <summary>Names the properties.</summary>
    /// <returns>The type, and which columns must be renamed to which names.</returns>
    public static (ScaffoldedType Type, IReadOnlyList<(string Column, string Name)> Renamed) Of(ScaffoldedSchema schema)
    {
        var names = new TypeNames(schema);
        // All names that stand as they are come before those that have to give way.
        foreach (var property in schema.Properties.Where(names.IsPath)) names.Place(property);
        foreach (var property in schema.Properties.Where(property => !names.IsPath(property))) names.Rename(property);
        names.Sort(schema);
        names.NameParts(names._root.Parts.ToList());
        return (names._root, names._renamed);
    }

    private bool IsPath(ScaffoldedProperty property)
    {
        string[] path = property.Column.Split('.');
        if (path.Length > 1 && property.Role != PropertyRole.Field) return false;
        if (!path.All(CSharpNames.CanBeMember) || path[0] == _root.Name) return false;
        // A column is a property or has properties, not both.
        return !Enumerable.Range(1, path.Length - 1).Any(length => _columns.Contains(string.Join('.', path[..length])));
    }

    private void Place(ScaffoldedProperty property)
    {
        string[] path = property.Column.Split('.');
        var type = _root;
        foreach (var step in path[..^1])
        {
            var part = type.Members.Find(member => member.Name == step)?.Part;
            if (part is null) type.Members.Add(new ScaffoldedMember(step, null, part = new ScaffoldedType()));
            type = part;
        }
        type.Members.Add(new ScaffoldedMember(path[^1], property, null));
    }

    private void Rename(ScaffoldedProperty property)
    {
        var name = CSharpNames.Unique(CSharpNames.Pascal(property.Column), candidate => candidate == _root.Name || _root.Has(candidate));
        _root.Members.Add(new ScaffoldedMember(name, property, null));
        // What is left out is not looked for in the data.
        if (property.Role != PropertyRole.Ignored) _renamed.Add((property.Column, name));
    }

    private void Sort(ScaffoldedSchema schema)
    {
        var order = schema.Properties.Select((property, i) => (property, i)).ToDictionary(pair => pair.property, pair => pair.i);
        _root.Members.Sort((a, b) => First(a).CompareTo(First(b)));

        int First(ScaffoldedMember member) => member.Property is { } property ? order[property] : member.Part!.Members.Min(First);
    }

    private void NameParts(IReadOnlyList<ScaffoldedType> parts)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { _root.Name };
        var names = Walk(_root).ToDictionary(pair => pair.Part, pair => pair.Name);
        foreach (var part in parts)
        {
            var name = CSharpNames.Pascal(names[part]);
            if (IsTaken(name)) name = _root.Name + name;
            part.Name = CSharpNames.Unique(name, IsTaken);
            taken.Add(part.Name);

            bool IsTaken(string candidate) => taken.Contains(candidate) || part.Has(candidate) || !CSharpNames.CanBeSchema(candidate);
        }
    }

    private static IEnumerable<(ScaffoldedType Part, string Name)> Walk(ScaffoldedType type) => type.Members
        .Where(member => member.Part is not null)
        .SelectMany(member => Walk(member.Part!).Prepend((member.Part!, member.Name)));
}
