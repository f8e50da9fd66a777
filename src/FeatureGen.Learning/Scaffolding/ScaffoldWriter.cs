using System.Text;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Writes a scaffolded schema as C#.</summary>
public sealed class ScaffoldWriter
{
    private readonly StringBuilder _text = new();
    private readonly ScaffoldedSchema _schema;
    private readonly ScaffoldedType _type;
    private readonly IReadOnlyList<(string Column, string Name)> _renamed;
    private readonly AttributeWriter _attributes;

    private ScaffoldWriter(ScaffoldedSchema schema)
    {
        _schema = schema;
        (_type, _renamed) = TypeNames.Of(schema);
        _attributes = new AttributeWriter(_type.Parts.Prepend(_type).Any(type => type.Has("Transform") || type.Has("TimePart")));
    }

    /// <summary>Writes the schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="source">What the comment at the top calls the data.</param>
    /// <param name="space">The namespace; null for none.</param>
    /// <returns>The code with <c>\n</c> line ends, and which columns must be renamed to which names before they can be fields.</returns>
    public static (string Code, IReadOnlyList<(string Column, string Name)> Renamed) Write(
        ScaffoldedSchema schema, string source, string? space)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var writer = new ScaffoldWriter(schema);
        writer.WriteHeader(source, space);
        foreach (var type in writer._type.Parts) writer.WriteType(type, $"What {CSharpText.Xml(source)} says of a row's {type.Name}.");
        writer.WriteType(writer._type, $"A row of {CSharpText.Xml(source)}.");
        return (writer._text.ToString(), writer._renamed);
    }

    private void WriteHeader(string source, string? space)
    {
        Line(CSharpText.Line($"// By featuregen scaffold from {source}: {EvidenceText.Counted(_schema.Rows, "row")}, "
            + $"{EvidenceText.Counted(_schema.Properties.Count, "column")}. What it was not sure of is marked."));
        if (_schema.Properties.All(property => property.Field?.Role != FieldRole.Context))
            Line("// [Context] belongs on what is known once a request, so that it is paid for once.");
        Line("#nullable enable");
        Line("");
        if (_schema.Properties.Any(NeedsSystem)) Line("using System;");
        Line("using FeatureGen;");
        Line("");
        if (space is null) return;
        Line($"namespace {string.Join('.', space.Split('.').Select(CSharpNames.Escape))};");
        Line("");
    }

    private void WriteType(ScaffoldedType type, string summary)
    {
        if (_text[^1] == '\n' && _text[^2] == '}') Line("");
        Line($"/// <summary>{summary}</summary>");
        Line("[FeatureSchema]");
        Line($"public sealed partial record {CSharpNames.Escape(type.Name)}");
        Line("{");
        for (int i = 0; i < type.Members.Count; i++)
        {
            if (i > 0) Line("");
            if (type.Members[i].Property is { } property) WriteProperty(type.Members[i].Name, property);
            else WritePart(type.Members[i].Name, type.Members[i].Part!);
        }
        Line("}");
    }

    private void WritePart(string name, ScaffoldedType part)
    {
        Line($"    /// <summary>The columns whose names start with {CSharpText.Xml(name)} and a dot.</summary>");
        Line($"    public required {CSharpNames.Escape(part.Name)} {CSharpNames.Escape(name)} {{ get; init; }}");
    }

    private void WriteProperty(string name, ScaffoldedProperty property)
    {
        Line($"    /// <summary>{CSharpText.Xml(property.Evidence)}.</summary>");
        if (_renamed.Any(renamed => renamed.Column == property.Column))
        {
            Line($"    // The column {CSharpText.Quoted(property.Column)} must be renamed to {name}: "
                + "columns are found by the property's name.");
        }
        if (name is "Score" or "Rank" or "Explain")
            Line($"    // unsure: with a property of this name no {name} method can be generated for a model; rename column and property.");
        foreach (var doubt in property.Doubts) Line($"    // unsure: {CSharpText.Line(doubt)}.");
        foreach (var line in _attributes.Lines(property)) Line("    " + line);
        bool isRequired = property.Role == PropertyRole.Field && !property.IsNullable;
        Line($"    public {(isRequired ? "required " : "")}{TypeOf(property)} {CSharpNames.Escape(name)} {{ get; init; }}");
    }

    private static bool NeedsSystem(ScaffoldedProperty property) => property.Field is { Kind: FieldKind.Vector }
        || property.Type is ScalarType.DateOnly or ScalarType.DateTimeOffset or ScalarType.TimeSpan or ScalarType.Guid;

    private static string TypeOf(ScaffoldedProperty property)
    {
        var type = property.Type switch
        {
            ScalarType.Boolean => "bool",
            ScalarType.Integer => property.IsLong ? "long" : "int",
            ScalarType.Unsigned => "ulong",
            ScalarType.Single => "float",
            ScalarType.Double => "double",
            ScalarType.String => "string",
            var other => other.ToString(),
        };
        if (property.Field is { Kind: FieldKind.Vector }) type = $"ReadOnlyMemory<{type}>";
        else if (property.Field is { IsMultiValued: true }) type += "[]";
        return property.IsNullable ? type + "?" : type;
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
