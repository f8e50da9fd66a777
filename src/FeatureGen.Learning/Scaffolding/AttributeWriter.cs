using FeatureGen.Formats.Json;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Writes the attributes of a property.</summary>
/// <param name="isQualified">Whether a property has the name of an enumeration that attributes use.</param>
internal sealed class AttributeWriter(bool isQualified)
{
    private const int Width = 120;

    private readonly string _prefix = isQualified ? "global::FeatureGen." : "";

    /// <summary>The attributes, over several lines where they are long.</summary>
    public IEnumerable<string> Lines(ScaffoldedProperty property) => property.Role switch
    {
        PropertyRole.Label => ["[Label" + (property.Positive is { } text ? $"(Positive = {CSharpText.Literal(text)})]" : "]")],
        PropertyRole.Group => ["[Group]"],
        PropertyRole.Ignored => [$"[Ignore({CSharpText.Literal(property.Reason!)})]"],
        _ => LinesOf(property.Field!),
    };

    private IEnumerable<string> LinesOf(FieldManifest field)
    {
        var start = field.Role == FieldRole.Context ? "[Context, " : "[";
        var end = field.IsMultiValued ? FormattableString.Invariant($", MultiValued(Max = {field.MaxValues})]") : "]";
        return field.Kind switch
        {
            FieldKind.Numeric => [start + "Numeric" + (field.Transform == default ? "" : $"({_prefix}Transform.{field.Transform})") + end],
            FieldKind.Bucketized => List(start + "Bucketized(", field.Boundaries.Select(NumberText.Of), ")" + end),
            FieldKind.Categorical when field.Type == ScalarType.String =>
                List(start + "Categorical(", field.Vocabulary.Select(CSharpText.Literal), ")" + end),
            FieldKind.Categorical when field.Type == ScalarType.Integer =>
                [start + $"Categorical(Min = {NumberText.Of((long)field.Min)}, Max = {NumberText.Of((long)field.Max)})" + end],
            FieldKind.Categorical => [start + "Categorical" + end],
            FieldKind.Hashed => [start + $"Hashed(Buckets = {NumberText.Of((long)field.Buckets)})" + end],
            FieldKind.Vector => [start + $"Vector({NumberText.Of((long)field.Length)})" + end],
            _ => [start + $"Timestamp({Parts(field.Parts)})" + end],
        };
    }

    private string Parts(TimePart parts) => string.Join(
        " | ", Enum.GetValues<TimePart>().Where(part => (parts & part) != 0).Select(part => $"{_prefix}TimePart.{part}"));

    private static IEnumerable<string> List(string start, IEnumerable<string> values, string end)
    {
        var lines = new List<string>();
        var line = start;
        string[] items = [.. values];
        for (int i = 0; i < items.Length; i++)
        {
            var item = items[i] + (i < items.Length - 1 ? "," : end);
            bool isFirst = line == start || line.TrimStart().Length == 0;
            if (!isFirst && line.Length + 1 + item.Length > Width)
            {
                lines.Add(line);
                (line, isFirst) = ("    ", true);
            }
            line += isFirst ? item : " " + item;
        }
        return [.. lines, line];
    }
}
