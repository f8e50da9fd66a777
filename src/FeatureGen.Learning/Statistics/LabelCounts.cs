namespace FeatureGen.Learning.Statistics;

/// <summary>How many rows of each label have a code.</summary>
/// <param name="Counts">By code, then by the code of the label.</param>
/// <param name="Stride">The distance of codes.</param>
/// <param name="LabelOrder">For each label of the profile the code it has here.</param>
internal readonly record struct LabelCounts(int[] Counts, int Stride, int[] LabelOrder)
{
    /// <summary>Rows with a code and a label of the profile.</summary>
    public int this[int code, int label] => Counts[code * Stride + LabelOrder[label]];
}
