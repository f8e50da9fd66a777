namespace FeatureGen.Trees.Kernels;

/// <summary>The cuts of a feature, laid out for the searches, and the columns that its ranks go to.</summary>
/// <remarks>The rank of a value is the number of cuts that it reaches: value &lt; cut[k] is the same as rank &lt;= k.</remarks>
internal sealed class FeatureRanks
{
    /// <summary>The most cuts that the tables hold; ranks of features with more are searched for one by one.</summary>
    public const int MostCutsOfTables = EnsembleRanks.CutsOfColumn;

    /// <summary>Sixteen times sixteen cuts are compared in two steps.</summary>
    public const int Step = 16;

    /// <summary>The fewest levels of <see cref="Heap"/>: those that fit into the widest vector.</summary>
    public const int FewestLevels = 4;

    private const int TableLength = Step * Step;

    private readonly float[] _cuts;

    /// <param name="feature">The feature.</param>
    /// <param name="cuts">Its cuts, ascending; <see cref="Cut.BeyondAll"/> may be the last.</param>
    /// <param name="columns">Number, missing rank and base of each column.</param>
    public FeatureRanks(int feature, float[] cuts, (int Column, MissingRank Missing, int Base)[] columns)
    {
        Feature = feature;
        _cuts = cuts;
        Columns = new RankColumn[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            var (column, missing, first) = columns[i];
            Columns[i] = new RankColumn(column, missing, first, Fill(missing, first));
        }
        if (cuts.Length > MostCutsOfTables) return;
        // No value reaches NaN.
        Sorted = new float[TableLength];
        for (int i = 0; i < TableLength; i++) Sorted[i] = i < cuts.Length ? cuts[i] : float.NaN;
        Pivots = new float[Step];
        for (int i = 0; i < Step; i++) Pivots[i] = i < Step - 1 ? Sorted[(i + 1) * Step - 1] : float.NaN;
        Levels = Math.Max(FewestLevels, int.Log2(cuts.Length) + 1);
        Heap = new float[TableLength];
        for (int i = 1; i < 1 << Levels; i++) Heap[i] = Sorted[IndexInOrder(i)];
    }

    /// <summary>The feature.</summary>
    public int Feature { get; }

    /// <summary>Where the ranks go.</summary>
    public RankColumn[] Columns { get; }

    /// <summary>Whether there are tables.</summary>
    public bool HasTables => Sorted.Length > 0;

    /// <summary>The cuts in order, then NaN.</summary>
    public float[] Sorted { get; } = [];

    /// <summary>Cuts 15, 31 and so on: the last of each step; then NaN.</summary>
    public float[] Pivots { get; } = [];

    /// <summary>The cuts as a complete search tree in which the children of i are 2i and 2i + 1; the root is 1.</summary>
    public float[] Heap { get; } = [];

    /// <summary>The number of levels of <see cref="Heap"/>.</summary>
    public int Levels { get; }

    /// <summary>The rank of a value, 0 if it is NaN: what the vectorised searches are held to.</summary>
    public int Rank(float value)
    {
        int from = 0, to = _cuts.Length;
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            if (_cuts[middle] <= value) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    // The place in the order of node i: its level's nodes are 2^(levels - level) apart.
    private int IndexInOrder(int i)
    {
        int level = int.Log2(i);
        int gap = 1 << (Levels - level);
        return (i - (1 << level)) * gap + gap / 2 - 1;
    }

    private byte Fill(MissingRank missing, int first) => missing switch
    {
        MissingRank.NaNLeft or MissingRank.ZeroLeft => 0,
        MissingRank.NaNRight or MissingRank.ZeroRight => byte.MaxValue,
        _ => (byte)Math.Clamp(Rank(0f) - first, 0, byte.MaxValue),
    };
}
