using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>
/// What generated code takes to extract a field, in nanoseconds, estimated from its kind. The constants are those of one machine
/// (x86-64 with AVX-512, .NET 10.0), measured by
/// <c>dotnet run -c Release --project tests/FeatureGen.Benchmarks -- --extract</c>; only their ratios count.
/// </summary>
internal static class ExtractionTime
{
    private const double Number = 1.3, Logarithm = 5.1, Interval = 2.9, Code = 1.4, HashedNumber = 2.8, Word = 3.2, WordByte = 0.085,
        Text = 2, TextByte = 0.75, ListValue = 2.7, VectorNumber = 0.58, DatePart = 2.7, CrossPart = 1.5;
    private const double UsualBytes = 8, GuidBytes = 16;

    /// <summary>Estimates the time of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="measured">
    /// What the profile says of its values: how long texts are, how many values a list has; null if it says nothing.
    /// </param>
    /// <param name="rows">The rows of the profile.</param>
    public static double Of(FieldManifest field, ProfileField? measured, long rows) => field.Kind switch
    {
        FieldKind.Numeric => field.Transform is Transform.Log1P ? Logarithm : Number,
        FieldKind.Bucketized => Interval,
        FieldKind.Vector => VectorNumber * field.Length,
        FieldKind.Timestamp => DatePart * TimeParts.Of(field.Parts).Count(),
        FieldKind.Cross => CrossPart * field.CrossedFields.Count,
        _ => field.IsMultiValued
            ? ValuesOf(field, measured, rows) * (ListValue + OfValue(field, measured))
            : OfValue(field, measured),
    };

    private static double OfValue(FieldManifest field, ProfileField? measured)
    {
        double bytes = measured?.Quality?.BytesPerValue ?? UsualBytes;
        bool isHashed = field.Kind == FieldKind.Hashed;
        return field.Type switch
        {
            ScalarType.String => isHashed ? Text + TextByte * bytes : Word + WordByte * bytes,
            ScalarType.Guid => Text + TextByte * GuidBytes,
            _ => isHashed ? HashedNumber : Code,
        };
    }

    /// <summary>How many values a list has on average, as far as they count.</summary>
    private static double ValuesOf(FieldManifest field, ProfileField? measured, long rows)
    {
        if (rows <= 0 || measured?.Distribution is not { } distribution) return field.MaxValues;
        double values = distribution.Counts.Sum() + distribution.Rest.Sum();
        return Math.Min(values / rows, field.MaxValues);
    }
}
