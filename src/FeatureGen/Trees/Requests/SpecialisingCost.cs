using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>What specialised requests are expected to take: nodes that the context decides send left as often as the training data went
/// left there.</summary>
internal sealed class SpecialisingCost
{
    private readonly KernelWidth _width;
    private readonly bool _sumsInRegisters;
    private readonly int _trees;
    private readonly double _openTrees;
    private readonly double _selects;
    private readonly double _ofReducing;

    /// <param name="width">The vectors that kernels run on.</param>
    /// <param name="trees">The trees.</param>
    /// <param name="roles">Which of their columns candidates bring.</param>
    /// <param name="isMasked">Whether trees are reduced without walking them.</param>
    /// <param name="sumsInRegisters">Whether <see cref="RegisterSums"/> add the leaves.</param>
    public SpecialisingCost(KernelWidth width, RankedTree[] trees, ColumnRoles roles, bool isMasked, bool sumsInRegisters)
    {
        (_width, _sumsInRegisters, _trees) = (width, sumsInRegisters, trees.Length);
        double visits = 0;
        foreach (var tree in trees)
        {
            var rest = Expect(tree, roles);
            (_openTrees, _selects, visits) = (_openTrees + rest.IsOpen, _selects + rest.Selects, visits + rest.Visits);
        }
        // Nanoseconds, as measured.
        _ofReducing = isMasked ? 13 * trees.Length + 3.3 * _selects : 8 * trees.Length + 9 * visits;
    }

    /// <summary>The expected time of a request in nanoseconds, quantising aside.</summary>
    public double OfRequest(int itemCount)
    {
        var (whole, rest) = Math.DivRem(itemCount, SelectKernel.BlockRows);
        double selects = whole * KernelCosts.OfSelects(_width, _selects, SelectKernel.BlockRows);
        if (rest > 0) selects += KernelCosts.OfSelects(_width, _selects, rest);
        const int rows = RegisterSums.RowsOfSingles;
        double leaves = _sumsInRegisters
            ? 3.2 * _trees * ((itemCount + rows - 1) / rows)
            : KernelCosts.OfLeaves(_width, _openTrees, itemCount);
        return _ofReducing + selects + leaves;
    }

    // Of the root: how likely it is that candidates decide on, how many nodes are then left, how many are visited to find out.
    private static (double IsOpen, double Selects, double Visits) Expect(RankedTree tree, ColumnRoles roles)
    {
        var rests = new (double IsOpen, double Selects, double Visits)[tree.NodeCount];
        float[] shares = LeftShares(tree);
        for (int node = tree.NodeCount - 1; node >= 0; node--)
        {
            var (left, right) = (Rest(tree.Lefts[node]), Rest(tree.Rights[node]));
            double share = shares[node];
            rests[node] = roles.IsItem[tree.Columns[node]]
                ? (1, 1 + left.Selects + right.Selects, 1 + left.Visits + right.Visits)
                : (Mean(left.IsOpen, right.IsOpen), Mean(left.Selects, right.Selects), 1 + Mean(left.Visits, right.Visits));

            double Mean(double ofLeft, double ofRight) => share * ofLeft + (1 - share) * ofRight;
        }
        return Rest(tree.NodeCount > 0 ? 0 : ~0);

        (double IsOpen, double Selects, double Visits) Rest(int child) => child >= 0 ? rests[child] : default;
    }

    // How much of the training data that came to each node went on to its left child; one half where that is not known. It is counted from
    // the leaves up: not every trainer says what came to inner nodes.
    private static float[] LeftShares(RankedTree tree)
    {
        double[] leafCovers = tree.LeafCovers.ToArray();
        var shares = new float[tree.NodeCount];
        var covers = new double[shares.Length];
        for (int node = shares.Length - 1; node >= 0; node--)
        {
            double left = Cover(tree.Lefts[node]);
            covers[node] = left + Cover(tree.Rights[node]);
            double share = left / covers[node];
            shares[node] = share is >= 0 and <= 1 ? (float)share : 0.5f;
        }
        return shares;

        double Cover(int child) => child >= 0 ? covers[child] : ~child < leafCovers.Length ? leafCovers[~child] : 0;
    }
}
