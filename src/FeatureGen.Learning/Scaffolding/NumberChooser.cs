using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Statistics;
using static System.FormattableString;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Chooses kind and settings of a column of numbers.</summary>
internal static class NumberChooser
{
    private const int FewWhole = 32;
    private const int MostBucketized = 256;
    private const int MostCodes = 1024;
    private const int Bins = 16;
    private const int LeastRowsPerCode = 5;
    private const double HeavySkewness = 2;
    private const double LeastForLog = 10;
    private const long AnyWholeInSingle = 1 << 24;
    private const long MostWhole = 1L << 52;

    /// <summary>Chooses.</summary>
    /// <param name="column">A column of numbers.</param>
    /// <param name="hasLabel">Whether the label says something on the choice.</param>
    /// <param name="doubts">Takes what was not sure.</param>
    public static FieldManifest Choose(ColumnFindings column, bool hasLabel, List<string> doubts)
    {
        var field = column.Type switch
        {
            ScalarType.Integer => Whole(column, hasLabel, doubts),
            ScalarType.Unsigned when NameWords.IsCode(column.Name) => Hashes.Field(column.Name, column.Type, column.Distinct, doubts),
            ScalarType.Unsigned => Number(column, column.Type),
            _ => Number(column, column.Types.FitsSingle ? ScalarType.Single : ScalarType.Double),
        };
        if (field.Kind is FieldKind.Numeric or FieldKind.Bucketized) DoubtPrecision(column, doubts);
        return field;
    }

    private static FieldManifest Whole(ColumnFindings column, bool hasLabel, List<string> doubts)
    {
        var (min, max) = column.Types.Whole;
        double range = (double)max - min + 1;
        bool canEnumerate = min >= -MostWhole && max <= MostWhole;
        if (column.Distinct <= FewWhole && range <= 2 * FewWhole && canEnumerate) return Codes(column, min, max);
        if (column.NumberTable() is not var (values, table, rows)) return OfMany(column, doubts);

        bool canLearn = column.Values >= LeastRowsPerCode * column.Distinct;
        double gain = canLearn ? LabelInformation.GainOfCodes(values, table, QuantileBins.Starts(values, rows, Bins)) : 0;
        bool isCode = gain > 0 || NameWords.IsCode(column.Name);
        if (isCode)
        {
            doubts.Add(gain > 0
                ? Invariant($"taken for codes: one by one they tell {Times(gain)} what {Bins} buckets tell of the label")
                : "taken for codes because of the name; [Numeric] or [Bucketized] if they are quantities");
            return canEnumerate && range <= MostCodes && range <= 4.0 * column.Distinct
                ? Codes(column, min, max)
                : Hashes.Field(column.Name, column.Type, column.Distinct, doubts);
        }
        if (!hasLabel) doubts.Add("taken for quantities; [Hashed] or [Categorical(Min = ..., Max = ...)] if they are codes");
        return column.Distinct > MostBucketized ? Number(column, column.Type) : Buckets(column, values, rows);
    }

    private static FieldManifest OfMany(ColumnFindings column, List<string> doubts) => NameWords.IsCode(column.Name)
        ? Hashes.Field(column.Name, column.Type, column.Distinct, doubts)
        : Number(column, column.Type);

    private static string Times(double gain) => gain > 100 ? "more than 100 times" : Invariant($"{gain:F1} times");

    private static FieldManifest Codes(ColumnFindings column, long min, long max) =>
        new() { Name = column.Name, Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = min, Max = max, OutOfVocabulary = 1 };

    private static FieldManifest Buckets(ColumnFindings column, double[] values, long[] rows)
    {
        double[] boundaries = ReadableBoundaries.Of(values, rows, Bins);
        return boundaries.Length == 0
            ? Number(column, column.Type)
            : new() { Name = column.Name, Kind = FieldKind.Bucketized, Type = column.Type, Boundaries = new(boundaries) };
    }

    private static FieldManifest Number(ColumnFindings column, ScalarType type)
    {
        // Below 1 the logarithm of 1 + x is nearly x itself.
        bool isSkewed = column.Numbers is { Min: >= 0, Max: >= LeastForLog } && column.Numbers.Skewness > HeavySkewness;
        return new()
        {
            Name = column.Name,
            Kind = FieldKind.Numeric,
            Type = type,
            Transform = isSkewed ? Transform.Log1P : Transform.None,
        };
    }

    private static void DoubtPrecision(ColumnFindings column, List<string> doubts)
    {
        if (column.Types.FitsSingle) return;
        doubts.Add(column.Type == ScalarType.Double
            ? "has more digits than the 32-bit float that a field becomes can keep"
            : Invariant($"whole numbers beyond {AnyWholeInSingle:N0} lose digits in the 32-bit float that a field becomes"));
    }
}
