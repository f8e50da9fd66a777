using FeatureGen.Formats.Schemas;
using static System.FormattableString;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Chooses kind and settings of a column of texts, or of lists of them.</summary>
internal static class TextChooser
{
    private const int FewTexts = 64;
    private const int MostLetters = 2000;
    private const int MostElements = 64;

    /// <summary>Chooses for single texts.</summary>
    public static FieldManifest Choose(ColumnFindings column, List<string> doubts)
    {
        if (column.Types.Strangers is { Count: > 0 } strangers)
        {
            var words = string.Join(", ", strangers.Select(CSharpText.Quoted));
            doubts.Add($"would be numbers but for {words}; a missing value is an empty cell");
        }
        var field = Field(column.Name, column.Distinct, column.Distinct <= FewTexts ? column.Texts : null, doubts);
        if (field.Kind == FieldKind.Categorical && column.Distinct > 2 && 3 * column.Distinct > column.Values)
            doubts.Add("few rows a value; [Hashed] if there are values that these rows do not show");
        if (field.Kind == FieldKind.Hashed && column.Distinct > 0.9 * column.Values)
            doubts.Add("nearly every row has a value of its own; [Ignore] if it identifies rows");
        return field;
    }

    /// <summary>Chooses for lists.</summary>
    public static FieldManifest Choose(ColumnFindings column, ListScan lists, List<string> doubts)
    {
        int most = lists.Lengths.Most;
        if (lists.IsVector) return new() { Name = column.Name, Kind = FieldKind.Vector, Type = ScalarType.Single, Length = most };
        if (most > MostElements)
            doubts.Add(Invariant($"lists have up to {most:N0} elements; those after the first {MostElements} do not count"));
        if (lists.Distinct >= column.Distinct) doubts.Add("taken for lists because of '|'; if it separates nothing, make it a string");
        return Field(column.Name, lists.Distinct, lists.Distinct <= FewTexts ? lists.Texts() : null, doubts)
            with { MaxValues = Math.Min(most, MostElements) };
    }

    // A vocabulary in ordinal order stays as it is where only frequencies change.
    private static FieldManifest Field(string name, long distinct, IReadOnlyList<string>? texts, List<string> doubts) =>
        texts is { Count: > 0 } && texts.Sum(text => text.Length) <= MostLetters
            ? new()
            {
                Name = name,
                Kind = FieldKind.Categorical,
                Type = ScalarType.String,
                Vocabulary = new(texts.Order(StringComparer.Ordinal)),
                OutOfVocabulary = 1,
            }
            : Hashes.Field(name, ScalarType.String, distinct, doubts);
}
