using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Translates an ensemble: its trees over ranks, and the quantiser that makes the ranks.</summary>
/// <remarks>It runs before the first score of a process, when nothing of it is compiled yet: plain loops over arrays, and no generic types
/// over value types of ours, each of which is compiled anew.</remarks>
internal sealed class EnsembleRanks
{
    /// <summary>The cuts that one column can tell apart.</summary>
    public const int CutsOfColumn = byte.MaxValue;

    private const int MostColumns = ushort.MaxValue + 1;

    private readonly FeatureCuts _cuts;
    private readonly RankColumnNumbers _rankColumns;
    private readonly int _columnCount;
    private readonly CategoryColumns? _categories;

    private EnsembleRanks(TreeEnsemble ensemble)
    {
        _cuts = new FeatureCuts(ensemble);
        _rankColumns = new RankColumnNumbers(_cuts, ensemble.Features.Count);
        if (_cuts.HasCategories) _categories = new CategoryColumns(ensemble);
        _columnCount = _categories?.ColumnCount ?? 0;
        Trees = new RankedTree[ensemble.Trees.Count];
        for (int i = 0, node = 0; i < Trees.Length; node += Trees[i++].NodeCount)
            Trees[i] = Rank(ensemble.Trees[i], node, ref _columnCount);
        Quantiser = new Quantiser(_columnCount, _rankColumns.Features(), _categories?.Blocks ?? []);
    }

    /// <summary>The trees.</summary>
    public RankedTree[] Trees { get; }

    /// <summary>Makes the columns that the trees read.</summary>
    public Quantiser Quantiser { get; }

    /// <summary>Translates an ensemble; null if it needs more columns than nodes can name.</summary>
    public static EnsembleRanks? Create(TreeEnsemble ensemble)
    {
        var ranks = new EnsembleRanks(ensemble);
        return ranks._columnCount <= MostColumns ? ranks : null;
    }

    private RankedTree Rank(DecisionTree tree, int firstNode, ref int columnCount)
    {
        int[] lefts = tree.Lefts.ToArray(), rights = tree.Rights.ToArray();
        int[] order = ParentsFirst(lefts, rights);
        var columns = new ushort[order.Length];
        var thresholds = new byte[order.Length];
        SetTests(tree, firstNode, order, columns, thresholds, ref columnCount);
        var numbers = new int[order.Length];
        for (int i = 0; i < order.Length; i++) numbers[order[i]] = i;
        lefts = Children(lefts, order, numbers);
        rights = Children(rights, order, numbers);
        return new RankedTree(columns, thresholds, lefts, rights, tree.LeafCovers, tree.LeafValues.Count, Depth(lefts, rights));
    }

    private static int[] ParentsFirst(int[] lefts, int[] rights)
    {
        var order = new int[lefts.Length];
        for (int i = 0, count = 1; i < order.Length; i++)
        {
            int left = lefts[order[i]], right = rights[order[i]];
            if (left >= 0) order[count++] = left;
            if (right >= 0) order[count++] = right;
        }
        return order;
    }

    private static int[] Children(int[] children, int[] order, int[] numbers)
    {
        var ordered = new int[order.Length];
        for (int i = 0; i < ordered.Length; i++)
        {
            int child = children[order[i]];
            ordered[i] = child >= 0 ? numbers[child] : child;
        }
        return ordered;
    }

    private static int Depth(int[] lefts, int[] rights)
    {
        int depth = 0;
        var depths = new int[lefts.Length];
        for (int node = 0; node < depths.Length; node++)
        {
            int below = depths[node] + 1;
            if (lefts[node] >= 0) depths[lefts[node]] = below;
            if (rights[node] >= 0) depths[rights[node]] = below;
            if (below > depth) depth = below;
        }
        return depth;
    }

    // What each node compares, in the order of the nodes.
    private void SetTests(DecisionTree tree, int firstNode, int[] order, ushort[] columns, byte[] thresholds, ref int columnCount)
    {
        int[] features = tree.Features.ToArray();
        var rules = tree.Rules.ToArray();
        for (int i = 0; i < order.Length; i++)
        {
            int node = order[i];
            if ((rules[node] & NodeRule.Categorical) != 0)
            {
                columns[i] = (ushort)_categories!.Column(tree, node);
                continue;
            }
            int rank = _cuts.Ranks[firstNode + node];
            columns[i] = (ushort)_rankColumns.Of(features[node], MissingRanks.Of(rules[node]), rank / CutsOfColumn, ref columnCount);
            thresholds[i] = (byte)(rank % CutsOfColumn);
        }
    }
}
