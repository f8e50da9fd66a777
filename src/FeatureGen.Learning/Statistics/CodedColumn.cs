namespace FeatureGen.Learning.Statistics;

/// <summary>What a coder made of its column.</summary>
internal sealed class CodedColumn
{
    public required ColumnKind Kind { get; init; }

    /// <summary>Rows of the table that is counted; row 0 is the missing value.</summary>
    public required int Rows { get; init; }

    /// <summary>For each code its row; null if they are the same.</summary>
    public int[]? RowOfCode { get; init; }

    public required long Distinct { get; init; }

    public bool IsEstimate { get; init; }

    public double[] BinStarts { get; init; } = [];

    public NumberSummary? Numbers { get; init; }

    public ValueDictionary? Values { get; init; }

    /// <summary>Of a number: its codes from the smallest number up.</summary>
    public int[] SortedCodes { get; init; } = [];

    /// <summary>Of a number: the number of each of <see cref="SortedCodes"/>.</summary>
    public double[] SortedNumbers { get; init; } = [];

    /// <summary>Of a number: how it differs by label.</summary>
    public NumbersByLabel? NumbersByLabel { get; set; }

    /// <summary>How a real label differs by value.</summary>
    public LabelByValue? LabelByValue { get; set; }
}
