using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Translates an ensemble: its trees over ranks, and the quantiser that makes the ranks.</summary>
internal sealed class EnsembleRanks
{
    /// <summary>The cuts that one column can tell apart.</summary>
    public const int CutsOfColumn = byte.MaxValue;

    private const int MostColumns = ushort.MaxValue + 1;

    private readonly TreeEnsemble _ensemble;
    private readonly Dictionary<int, float[]> _cuts;
    private readonly Dictionary<(int Feature, MissingRank Missing, int Segment), int> _columns = [];
    private readonly CategoryColumns _categories;

    private EnsembleRanks(TreeEnsemble ensemble)
    {
        _ensemble = ensemble;
        _cuts = FindCuts(ensemble);
        _categories = new CategoryColumns(ensemble);
        Trees = [.. ensemble.Trees.Select(Rank)];
        Quantiser = new Quantiser(ColumnCount, Features(), _categories.Blocks);
    }

    /// <summary>The trees.</summary>
    public RankedTree[] Trees { get; }

    /// <summary>Makes the columns that the trees read.</summary>
    public Quantiser Quantiser { get; }

    private int ColumnCount => _categories.ColumnCount + _columns.Count;

    /// <summary>Translates an ensemble; null if it needs more columns than nodes can name.</summary>
    public static EnsembleRanks? Create(TreeEnsemble ensemble)
    {
        var ranks = new EnsembleRanks(ensemble);
        return ranks.ColumnCount <= MostColumns ? ranks : null;
    }

    private static Dictionary<int, float[]> FindCuts(TreeEnsemble ensemble)
    {
        var cuts = new Dictionary<int, HashSet<float>>();
        foreach (var tree in ensemble.Trees)
            for (int node = 0; node < tree.Features.Count; node++)
            {
                if (IsCategorical(tree, node)) continue;
                if (!cuts.TryGetValue(tree.Features[node], out var set)) cuts.Add(tree.Features[node], set = []);
                set.Add(Cut.Of(tree.Thresholds[node], tree.Rules[node], ensemble.Precision));
            }
        return cuts.ToDictionary(pair => pair.Key, pair => Sort(pair.Value));
    }

    // NaN is the cut beyond all others, where a plain order puts it first.
    private static float[] Sort(HashSet<float> cuts) => [.. cuts.Order().OrderBy(float.IsNaN)];

    private static bool IsCategorical(DecisionTree tree, int node) => (tree.Rules[node] & NodeRule.Categorical) != 0;

    private RankedTree Rank(DecisionTree tree)
    {
        var order = ParentsFirst(tree);
        var numbers = new int[order.Length];
        for (int i = 0; i < order.Length; i++) numbers[order[i]] = i;
        var columns = new ushort[order.Length];
        var thresholds = new byte[order.Length];
        var depths = new int[order.Length];
        int[] lefts = [.. order.Select(node => Child(tree.Lefts[node]))], rights = [.. order.Select(node => Child(tree.Rights[node]))];
        int depth = 0;
        for (int i = 0; i < order.Length; i++)
        {
            (columns[i], thresholds[i]) = Column(tree, order[i]);
            depth = Math.Max(depth, depths[i] + 1);
            foreach (int child in (ReadOnlySpan<int>)[lefts[i], rights[i]])
                if (child >= 0) depths[child] = depths[i] + 1;
        }
        return new RankedTree(columns, thresholds, lefts, rights, LeftShares(tree, lefts, rights), tree.LeafValues.Count, depth);

        int Child(int child) => child >= 0 ? numbers[child] : child;
    }

    // Counts the training data from the leaves up: not every trainer says what came to inner nodes.
    private static float[] LeftShares(DecisionTree tree, int[] lefts, int[] rights)
    {
        var shares = new float[lefts.Length];
        var covers = new double[lefts.Length];
        for (int node = lefts.Length - 1; node >= 0; node--)
        {
            double left = Cover(lefts[node]);
            covers[node] = left + Cover(rights[node]);
            double share = left / covers[node];
            shares[node] = share is >= 0 and <= 1 ? (float)share : 0.5f;
        }
        return shares;

        double Cover(int child) => child >= 0 ? covers[child] : ~child < tree.LeafCovers.Count ? tree.LeafCovers[~child] : 0;
    }

    private static int[] ParentsFirst(DecisionTree tree)
    {
        var order = new List<int>(tree.Features.Count);
        if (tree.Features.Count > 0) order.Add(0);
        for (int i = 0; i < order.Count; i++)
            foreach (int child in (ReadOnlySpan<int>)[tree.Lefts[order[i]], tree.Rights[order[i]]])
                if (child >= 0) order.Add(child);
        return [.. order];
    }

    private (ushort Column, byte Threshold) Column(DecisionTree tree, int node)
    {
        var (feature, rule) = (tree.Features[node], tree.Rules[node]);
        if (IsCategorical(tree, node)) return ((ushort)_categories.Column(tree, node), 0);
        int rank = IndexOf(_cuts[feature], Cut.Of(tree.Thresholds[node], rule, _ensemble.Precision));
        var (segment, threshold) = Math.DivRem(rank, CutsOfColumn);
        return ((ushort)Number((feature, MissingRanks.Of(rule), segment)), (byte)threshold);
    }

    private int Number((int Feature, MissingRank Missing, int Segment) key)
    {
        if (!_columns.TryGetValue(key, out int number)) _columns.Add(key, number = ColumnCount);
        return number;
    }

    private static int IndexOf(float[] cuts, float cut)
    {
        bool isLastBeyondAll = float.IsNaN(cuts[^1]);
        return float.IsNaN(cut) ? cuts.Length - 1 : Array.BinarySearch(cuts, 0, isLastBeyondAll ? cuts.Length - 1 : cuts.Length, cut);
    }

    private IEnumerable<FeatureRanks> Features() => _columns.GroupBy(pair => pair.Key.Feature).OrderBy(group => group.Key).Select(group =>
        new FeatureRanks(
            group.Key, _cuts[group.Key], group.Select(pair => (pair.Value, pair.Key.Missing, pair.Key.Segment * CutsOfColumn))));
}
