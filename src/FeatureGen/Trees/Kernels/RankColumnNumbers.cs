namespace FeatureGen.Trees.Kernels;

/// <summary>Numbers the columns of ranks that nodes ask for: one a feature, what it holds for missing values, and segment of its
/// cuts.</summary>
internal sealed class RankColumnNumbers
{
    private const int MissingCount = (int)MissingRank.ZeroRight + 1;

    // For each feature, by segment and then by missing rank, a number more than the column's; 0 where there is none.
    private readonly int[][] _numbers;
    private readonly FeatureCuts _cuts;

    public RankColumnNumbers(FeatureCuts cuts, int featureCount)
    {
        _cuts = cuts;
        _numbers = new int[featureCount][];
        for (int i = 0; i < featureCount; i++)
            _numbers[i] = new int[(cuts.CountOf(i) + EnsembleRanks.CutsOfColumn - 1) / EnsembleRanks.CutsOfColumn * MissingCount];
    }

    /// <summary>The number of a column that a node asks for.</summary>
    /// <param name="feature">The node's feature.</param>
    /// <param name="missing">What the column holds for missing values.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="next">The number that a new column takes; then counted up.</param>
    public int Of(int feature, MissingRank missing, int segment, ref int next)
    {
        ref int number = ref _numbers[feature][segment * MissingCount + (int)missing];
        if (number == 0) number = ++next;
        return number - 1;
    }

    /// <summary>The features that have columns, with those.</summary>
    public FeatureRanks[] Features()
    {
        int count = 0;
        foreach (int[] numbers in _numbers) count += numbers.Length > 0 ? 1 : 0;
        var features = new FeatureRanks[count];
        for (int i = _numbers.Length - 1; i >= 0; i--)
            if (_numbers[i].Length > 0) features[--count] = new FeatureRanks(i, _cuts.Of(i), Columns(_numbers[i]));
        return features;
    }

    private static (int Column, MissingRank Missing, int Base)[] Columns(int[] numbers)
    {
        int count = 0;
        foreach (int number in numbers) count += number > 0 ? 1 : 0;
        var columns = new (int Column, MissingRank Missing, int Base)[count];
        for (int i = numbers.Length - 1; i >= 0; i--)
            if (numbers[i] > 0)
                columns[--count] = (numbers[i] - 1, (MissingRank)(i % MissingCount), i / MissingCount * EnsembleRanks.CutsOfColumn);
        return columns;
    }
}
