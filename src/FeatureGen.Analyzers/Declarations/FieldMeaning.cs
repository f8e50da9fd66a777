using System.Globalization;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>Says in words what a field makes of its values.</summary>
internal static class FieldMeaning
{
    private const int LongestText = 80;

    /// <summary>The first thing in which two fields differ, said of each; null where the same value means the same to both.</summary>
    /// <remarks>Which parts of a date are taken, and how many values of a list, is a matter of choice and makes no value mean something else.</remarks>
    public static (string A, string B)? Difference(FieldManifest a, FieldManifest b)
    {
        if (a == b) return null;
        foreach (var (sayA, sayB) in Said(a).Zip(Said(b), (x, y) => (x, y)))
            if (sayA != sayB) return (Shorten(sayA), Shorten(sayB));
        return null;
    }

    private static IEnumerable<string> Said(FieldManifest field)
    {
        yield return $"is [{field.Kind}]";
        yield return $"has {Text(field.Buckets)} buckets";
        yield return "has the boundaries " + string.Join(", ", field.Boundaries.Select(b => Text(b)));
        yield return "has the vocabulary " + string.Join(", ", field.Vocabulary.Select(v => $"\"{v}\""));
        yield return field.OutOfVocabulary == 1 ? "has 1 bucket out of vocabulary" : $"has {Text(field.OutOfVocabulary)} buckets out of vocabulary";
        yield return $"has the transform {field.Transform}";
        yield return $"has the mean {Text(field.Mean)}";
        yield return $"has the standard deviation {Text(field.StandardDeviation)}";
        yield return $"ranges from {Text(field.Min)} to {Text(field.Max)}";
        yield return $"is taken {Text(field.UtcOffsetMinutes)} minutes from UTC";
    }

    private static string Shorten(string text) => text.Length <= LongestText ? text : text.Substring(0, LongestText - 3) + "...";

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
