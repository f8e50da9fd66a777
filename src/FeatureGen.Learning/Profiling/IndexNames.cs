using System.Globalization;
using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Profiling;

/// <summary>Names the indices that a schema makes of values, as people read them.</summary>
internal static class IndexNames
{
    private const string OutOfVocabulary = "out of vocabulary";

    /// <summary>The name of an index.</summary>
    /// <param name="field">The field; null without a schema.</param>
    /// <param name="index">The index as the profiler counts it: of a date the combination of its parts.</param>
    public static string Of(FieldManifest? field, int index) => (field is null ? null : Find(field, index)) ?? "index " + Text(index);

    /// <summary>The name of an interval.</summary>
    /// <param name="boundaries">Where one interval ends and the next begins, ascending.</param>
    /// <param name="place">The number of boundaries that are not above the interval.</param>
    public static string Interval(IReadOnlyList<double> boundaries, int place)
    {
        if (boundaries.Count == 0) return "any number";
        if (place == 0) return $"below {Text(boundaries[0])}";
        return place == boundaries.Count
            ? $"{Text(boundaries[^1])} and more"
            : $"{Text(boundaries[place - 1])} to below {Text(boundaries[place])}";
    }

    private static string? Find(FieldManifest field, int index)
    {
        if (field.Kind == FieldKind.Timestamp) return Time(field, index);
        if (field.Kind == FieldKind.Cross) return null;
        if (index == 0) return "missing";
        int place = index - 1;
        return field.Kind switch
        {
            FieldKind.Bucketized when place <= field.Boundaries.Count => Interval(field.Boundaries, place),
            FieldKind.Categorical => Category(field, place),
            _ => null,
        };
    }

    private static string Category(FieldManifest field, int place)
    {
        switch (field.Type)
        {
            case ScalarType.Boolean:
                return place == 0 ? "false" : "true";
            case ScalarType.String:
                return place < field.Vocabulary.Count ? field.Vocabulary[place] : OutOfVocabulary;
            case ScalarType.Enum:
                long[] codes = [.. field.Codes.Distinct()];
                return place < codes.Length ? field.Vocabulary[field.Codes.ToList().IndexOf(codes[place])] : OutOfVocabulary;
            default:
                return place <= field.Max - field.Min ? Text(field.Min + place) : OutOfVocabulary;
        }
    }

    // Mixed radix, the last part the fastest; a part that is missing is 0.
    private static string Time(FieldManifest field, int index)
    {
        var names = new List<string>();
        foreach (var part in TimeParts.Of(field.Parts).Reverse())
        {
            (index, int place) = Math.DivRem(index, 1 + TimeParts.ValueCount(part));
            names.Insert(0, place == 0 ? "missing" : Name(part, TimeParts.FirstValue(part) + place - 1));
        }
        return names.All(name => name == "missing") ? "missing" : string.Join(", ", names);
    }

    private static string Name(TimePart part, int value) => part switch
    {
        TimePart.HourOfDay => Text(value) + " h",
        TimePart.DayOfWeek => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)value),
        TimePart.MonthOfYear => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(value),
        _ => "day " + Text(value),
    };

    // As many digits as a float has.
    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
