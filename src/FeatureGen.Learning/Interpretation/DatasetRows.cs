namespace FeatureGen.Learning.Interpretation;

/// <summary>Some rows of a dataset, by their numbers.</summary>
/// <param name="data">The dataset.</param>
/// <param name="rows">The numbers of the rows; not copied.</param>
public sealed class DatasetRows(EncodedDataset data, int[] rows)
{
    /// <summary>The dataset.</summary>
    public EncodedDataset Data => data;

    /// <summary>How many rows.</summary>
    public int Count => rows.Length;

    /// <summary>The numbers of the rows within the dataset.</summary>
    public ReadOnlySpan<int> Rows => rows;
}
