using System.Globalization;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Trees.Binding;

/// <summary>A value that an index stands for.</summary>
/// <param name="Number">As a number, where it is one.</param>
/// <param name="Texts">How a trainer may have written it as a category, the likeliest first.</param>
internal sealed record KnownValue(double? Number, params string[] Texts)
{
    /// <summary>A number and its text.</summary>
    public static KnownValue Of(double number) => new(number, Json.NumberText.Of(number));

    /// <summary>The values of a categorical field, by their indices from 1 on.</summary>
    public static IEnumerable<KnownValue> Of(FieldManifest field) => field.Type switch
    {
        ScalarType.String => field.Vocabulary.Select(text => new KnownValue(null, text)),
        ScalarType.Boolean => [new(0, "False", "false", "0"), new(1, "True", "true", "1")],
        ScalarType.Enum => field.Codes.Distinct().Select(code => Member(field, code)),
        _ => Enumerable.Range(0, (int)(field.Max - field.Min + 1)).Select(i => Of(field.Min + i)),
    };

    private static KnownValue Member(FieldManifest field, long code)
    {
        var names = Enumerable.Range(0, field.Codes.Count).Where(i => field.Codes[i] == code).Select(i => field.Vocabulary[i]);
        return new KnownValue(code, [.. names, code.ToString(CultureInfo.InvariantCulture)]);
    }
}
