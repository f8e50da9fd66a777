using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Quality;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Makes measurements of fields from counted columns.</summary>
internal sealed class Measure(TableProfile table, LabelClasses labels, bool outRank)
{
    private const int Bins = 64;
    private readonly LeakFinder _leaks = new(table, labels);

    /// <summary>A field of a schema.</summary>
    public FieldMeasurement Of(ColumnProfile column, FieldManifest field, ColumnSample? sample = null)
    {
        var measured = WithoutQuality(column, sample);
        var indices = measured.Distribution.Indices;
        return measured with
        {
            Kind = field.Kind,
            Distinct = field.Kind == FieldKind.Cross ? column.Counts.RowTotals.Count(rows => rows > 0) : column.Distinct,
            Buckets = field.Buckets,
            Quality = QualityOf(column, field),
            CrossedFields = field.CrossedFields,
            Distribution = field.Kind == FieldKind.Cross
                ? measured.Distribution
                : measured.Distribution with { IndexNames = new(indices.Select(index => IndexNames.Of(field, index))) },
        };
    }

    /// <summary>A column without a schema.</summary>
    /// <param name="column">The column.</param>
    /// <param name="sample">The column on the sampled rows; null if it was not sampled.</param>
    public FieldMeasurement Of(ColumnProfile column, ColumnSample? sample = null) =>
        WithoutQuality(column, sample) with { Quality = QualityOf(column, null) };

    private FieldMeasurement WithoutQuality(ColumnProfile column, ColumnSample? sample)
    {
        double? spearman = sample?.Ranks is { } ranks && table.LabelRanks is { } labelRanks
            ? Finite(RankCorrelation.Spearman(ranks, labelRanks))
            : null;
        var dependence = labels.DependenceOf(column);
        var (pValue, high) = labels.TestOf(column, dependence);
        return new FieldMeasurement
        {
            Name = column.Name,
            Kind = column.Kind == ColumnKind.Number ? FieldKind.Numeric : FieldKind.Categorical,
            Score = outRank ? column.OutRank : dependence.Score,
            Dependence = dependence,
            PValue = pValue,
            MostHidden = high,
            Measures = MeasuresOf(dependence, column, spearman),
            Distribution = DistributionBuilder.Build(column, labels),
            Leak = column.HasMissing ? _leaks.Of(column, dependence, spearman) : null,
            Coverage = column.Rows == 0 ? 0 : 1 - (double)column.Missing / column.Rows,
            Distinct = column.Distinct,
            Counted = !column.DistinctIsEstimate ? ProfileCounting.Exactly
                : column.Kind == ColumnKind.Number ? ProfileCounting.ByDigits : ProfileCounting.ByHash,
        };
    }

    /// <summary>The best of the columns that a field with several values a row was counted as.</summary>
    /// <param name="list">The field.</param>
    /// <param name="labelOrder">For each label of the table the code it had there.</param>
    public FieldMeasurement Best(ListCounter list, int[] labelOrder)
    {
        FieldMeasurement[] measured = [.. list.Finish(labelOrder, Bins, table.LabelOrigin).Select(column => Of(column, list.Field))];
        int best = Enumerable.Range(0, measured.Length).MaxBy(column => measured[column].Score);
        return measured[best] with
        {
            Coverage = list.Coverage,
            Columns = measured.Length,
            Distribution = measured[best].Distribution with { Dimension = list.Field.Kind == FieldKind.Vector ? best : null },
        };
    }

    private ProfileQuality? QualityOf(ColumnProfile column, FieldManifest? field) => QualityBuilder.Of(
        column, table.RowNumbers, table.RowStride, row => column.ValueOf(row) ?? (column.Kind == ColumnKind.Index ? IndexNames.Of(field, row) : null),
        field);

    private ProfileMeasures MeasuresOf(Dependence dependence, ColumnProfile column, double? spearman)
    {
        var counts = new ProfileMeasures { ChiSquared = dependence.ChiSquared, CramersV = dependence.CramersV };
        if (column.LabelByValue is { } label)
        {
            bool isNumber = column.Kind == ColumnKind.Number;
            return counts with
            {
                AnovaF = isNumber ? null : Finite(label.AnovaF),
                CorrelationRatio = Finite(label.CorrelationRatio),
                RegressionF = isNumber ? Finite(label.RegressionF) : null,
                Pearson = Finite(label.Pearson),
                Spearman = spearman,
            };
        }
        var numbers = labels.NumbersOf(column);
        return counts with
        {
            AnovaF = Finite(numbers?.AnovaF),
            CorrelationRatio = Finite(numbers?.CorrelationRatio),
            Pearson = Finite(numbers?.Pearson),
            Spearman = Finite(numbers?.Spearman),
        };
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
