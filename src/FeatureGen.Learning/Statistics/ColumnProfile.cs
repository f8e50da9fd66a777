using System.Text;
using FeatureGen.Learning.Quality;

namespace FeatureGen.Learning.Statistics;

/// <summary>What the data says about one column.</summary>
public sealed class ColumnProfile
{
    private readonly ValueDictionary? _values;

    internal ColumnProfile(string name, CodedColumn coded, ContingencyTable counts, bool hasMissing)
    {
        Name = name;
        Kind = coded.Kind;
        Counts = counts;
        HasMissing = hasMissing;
        Missing = hasMissing && counts.Rows > 0 ? counts.RowTotals[0] : 0;
        Distinct = coded.Distinct;
        DistinctIsEstimate = coded.IsEstimate;
        BinStarts = coded.BinStarts;
        Numbers = coded.Numbers;
        _values = coded.Values;

        NumbersByLabel = coded.NumbersByLabel;
        LabelByValue = coded.LabelByValue;
        Dependence = new Dependence(counts);
        Entropy = Statistics.Entropy.FromCounts(counts.RowTotals);
        double room = Statistics.Entropy.FromCounts(counts.ColumnTotals) - ExpectedMutualInformation;
        LabelShare = room <= 1e-9 ? 0 : Math.Clamp(Score / room, 0, 1);
        Purity = PurityOf(counts);
    }

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>How it was counted.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Rows counted.</summary>
    public int Rows => Counts.Total;

    /// <summary>Rows without a value.</summary>
    public int Missing { get; }

    /// <summary>Whether row 0 of <see cref="Counts"/> is the missing value.</summary>
    public bool HasMissing { get; }

    /// <summary>Distinct values (numbers, texts or indices), the missing one not counted.</summary>
    public long Distinct { get; }

    /// <summary>Whether there were too many distinct values to count them exactly.</summary>
    public bool DistinctIsEstimate { get; }

    /// <summary>
    /// How often each value met each label. Row 0 is the missing value (of a cross: an ordinary one); the others are the values in order of
    /// appearance, the bins of a number from the lowest up, or the indices.
    /// </summary>
    public ContingencyTable Counts { get; }

    /// <summary>Of a number: where each bin starts, ascending; bin b is row b + 1 of <see cref="Counts"/>.</summary>
    public IReadOnlyList<double> BinStarts { get; }

    /// <summary>Of a number: its moments; null if there are no values.</summary>
    public NumberSummary? Numbers { get; }

    /// <summary>Entropy of the column as counted, in nats.</summary>
    public double Entropy { get; }

    /// <summary>How the column and the label depend on each other.</summary>
    public Dependence Dependence { get; }

    /// <summary>Of a number: how it differs by label; null otherwise.</summary>
    public NumbersByLabel? NumbersByLabel { get; }

    /// <summary>How a real label differs by the values of the column; null if the label has classes.</summary>
    public LabelByValue? LabelByValue { get; }

    /// <summary>Mutual information with the label, in nats.</summary>
    public double MutualInformation => Dependence.MutualInformation;

    /// <summary>What a field with the same counts would reach by chance.</summary>
    public double ExpectedMutualInformation => Dependence.Noise.Mean;

    /// <summary>Mutual information with the label minus its expectation: what columns are ranked by.</summary>
    public double Score => Dependence.Score;

    /// <summary>
    /// The part of the label's entropy that the column explains beyond chance, 0 to 1. Near 1 it is suspect: it may be known only after
    /// the label.
    /// </summary>
    public double LabelShare { get; }

    /// <summary>
    /// The share of rows whose label is the most frequent one among the other rows with the same value. A row that is alone with its
    /// value counts as if guessed by the most frequent label of all; a tie between k labels as 1 / k.
    /// </summary>
    public double Purity { get; }

    /// <summary>OutRank's score; NaN unless it was asked for.</summary>
    public double OutRank { get; internal set; } = double.NaN;

    /// <summary>What its data is judged by; null if nothing was kept.</summary>
    internal ColumnQuality? Quality { get; init; }

    /// <summary>The text of a row of <see cref="Counts"/>; null if it is the missing value or values are not kept as text.</summary>
    public string? ValueOf(int row) => row == 0 || _values is null ? null : Encoding.UTF8.GetString(_values[row]);

    private static double PurityOf(ContingencyTable counts)
    {
        if (counts.Total == 0)
            return 0;
        double right = 0;
        double guess = (double)counts.ColumnTotals.Max() / counts.Total;
        for (int row = 0; row < counts.Rows; row++)
            right += counts.RowTotals[row] == 1 ? guess : RightWithin(counts.Row(row));
        return right / counts.Total;
    }

    private static double RightWithin(ReadOnlySpan<int> labels)
    {
        int first = 0, second = 0, firsts = 0;
        foreach (int count in labels)
        {
            if (count > first)
                (first, second, firsts) = (count, first, 1);
            else if (count == first)
                firsts++;
            else
                second = Math.Max(second, count);
        }

        if (firsts > 1)
            return 0;       // without the row itself, its label is never ahead

        // Without the row itself its label has one less; all others stay behind, or one draws level.
        if (first - 1 > second)
            return first;
        int tied = 1;
        foreach (int count in labels)
            tied += count == second ? 1 : 0;
        return (double)first / tied;
    }
}
