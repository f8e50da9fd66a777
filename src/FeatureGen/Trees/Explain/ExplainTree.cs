using System.Runtime.Intrinsics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Explain;

/// <summary>A tree, laid out to be explained: the Shapley values of the features for the leaf that a row ends in, where a feature that is
/// not known sends the row both ways, by the shares of the training data.</summary>
/// <remarks>
/// These are the values of path-dependent TreeSHAP (Lundberg et al., "Consistent Individualized Feature Attribution for Tree Ensembles",
/// 2018, algorithm 2), computed without its extending and unwinding of paths. A leaf's part of the Shapley value of feature i is
/// value * (o_i - z_i) * integral over t in [0, 1] of the product over the path's other features j of (o_j t + z_j (1 - t)), z_j being the
/// share of the data that takes the path's edges of feature j, o_j 1 if the row takes them, else 0: the integral of
/// t^s (1 - t)^(d - 1 - s) is the Shapley weight of s out of d - 1 features. The integrand is a polynomial of degree d - 1, for which
/// Gauss-Legendre quadrature with d / 2 points is exact, and no term is negative, so nothing cancels. Products go down the tree and sums
/// of leaves come up, a vector of points each: the time is in proportion to nodes times d, not to leaves times depth squared.
/// </remarks>
internal sealed class ExplainTree
{
    /// <summary>The most different features of a path: time grows with nodes times features. No trainer's trees come near it.</summary>
    public const int MostFeatures = 4096;

    // Parents come before their children, the root first.
    private readonly ExplainNode[] _nodes;
    private readonly double[] _leaves;
    private readonly GaussLegendre _rule;

    /// <summary>Lays out a tree with at least a node.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="scale">What leaves are multiplied by.</param>
    /// <param name="precision">The precision of its thresholds.</param>
    /// <param name="places">For each feature the place of its contribution; several may share one.</param>
    /// <param name="rules">Makes the rule with a number of blocks.</param>
    /// <exception cref="InvalidOperationException">The tree lacks covers, has linear leaves or asks for too many features on one path; the
    /// message begins in lower case.</exception>
    public ExplainTree(
        DecisionTree tree, double scale, TreePrecision precision, ReadOnlySpan<int> places, Func<int, GaussLegendre> rules)
    {
        var shares = new TreeShares(tree);
        Output = tree.Output;
        _leaves = [.. tree.LeafValues.Select(value => value * scale)];
        Expected = shares.Expected * scale;
        _nodes = LayOut(tree, shares, precision, places);
        int features = FeatureRepeats.Link(_nodes);
        if (features > MostFeatures)
            throw new InvalidOperationException($"a path asks for {features} features, more than the {MostFeatures} that can be explained");
        _rule = rules((features + 2 * GaussLegendre.BlockSize - 1) / (2 * GaussLegendre.BlockSize));
    }

    /// <summary>The output that the tree adds to.</summary>
    public int Output { get; }

    /// <summary>The mean of the leaves, each weighed by its share of the training data.</summary>
    public double Expected { get; }

    /// <summary>The number of nodes, which is the length of the scratch.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>Adds the contributions of the features.</summary>
    /// <param name="row">A value a feature.</param>
    /// <param name="scratch">As many as nodes.</param>
    /// <param name="contributions">A sum a place.</param>
    public void Add(ReadOnlySpan<float> row, Span<NodeScratch> scratch, Span<double> contributions)
    {
        scratch = scratch[.._nodes.Length];
        Decide(row, scratch);
        for (int block = 0; block < _rule.Points.Length; block++)
        {
            scratch[0].Path = _rule.Weights[block];
            Descend(scratch, _rule.Points[block], _rule.Rests[block]);
            Ascend(scratch, contributions);
        }
    }

    private void Decide(ReadOnlySpan<float> row, Span<NodeScratch> scratch)
    {
        var nodes = _nodes;
        for (int i = 0; i < nodes.Length && i < scratch.Length; i++)
        {
            ref readonly var node = ref nodes[i];
            double isLeft = node.Test.IsLeft(row[node.Feature]) ? 1 : 0, isRight = 1 - isLeft;
            if (node.Above >= 0)
            {
                double above = node.IsLeftOfAbove ? scratch[node.Above].IsLeft : scratch[node.Above].IsRight;
                (isLeft, isRight) = (isLeft * above, isRight * above);
            }
            (scratch[i].IsLeft, scratch[i].IsRight) = (isLeft, isRight);
        }
    }

    // An edge's factor is o t + z (1 - t), divided by that of the edge above with the same feature, which it takes the place of.
    private void Descend(Span<NodeScratch> scratch, Vector256<double> points, Vector256<double> rests)
    {
        var nodes = _nodes;
        for (int i = 0; i < nodes.Length && i < scratch.Length; i++)
        {
            ref readonly var node = ref nodes[i];
            ref var here = ref scratch[i];
            var path = here.Path;
            var left = rests * node.LeftWhole + points * here.IsLeft;
            var right = rests * node.RightWhole + points * here.IsRight;
            if (node.Above >= 0)
            {
                if (here.IsLeft + here.IsRight > 0)
                {
                    var inverse = Vector256<double>.One / (rests * node.WholeAbove + points);
                    left *= inverse;
                    right *= inverse;
                    here.Path = path * inverse * inverse;
                }
                else
                {
                    // The row has left the path by this feature before: what is below counts there.
                    left = Vector256.Create(node.LeftShare);
                    right = Vector256.Create(node.RightShare);
                    here.Path = default;
                }
            }
            (here.LeftFactor, here.RightFactor) = (left, right);
            if (node.Left >= 0) scratch[node.Left].Path = path * left;
            if (node.Right >= 0) scratch[node.Right].Path = path * right;
        }
    }

    // A leaf counts for the lowest edge of each feature. An edge therefore adds its (o - z) / factor and takes away that of the edge above
    // with the same feature (o = 1 there, else nothing changes), which together is (o * z above - z) / (factor above)^2 of the path.
    private void Ascend(Span<NodeScratch> scratch, Span<double> contributions)
    {
        var (nodes, leaves) = (_nodes, _leaves);
        for (int i = Math.Min(nodes.Length, scratch.Length) - 1; i >= 0; i--)
        {
            ref readonly var node = ref nodes[i];
            ref var here = ref scratch[i];
            var left = node.Left >= 0 ? scratch[node.Left].Sum : Vector256.Create(leaves[~node.Left]);
            var right = node.Right >= 0 ? scratch[node.Right].Sum : Vector256.Create(leaves[~node.Right]);
            here.Sum = left * here.LeftFactor + right * here.RightFactor;
            var gain = left * (here.IsLeft * node.WholeAbove - node.LeftWhole) + right * (here.IsRight * node.WholeAbove - node.RightWhole);
            contributions[node.Place] += Vector256.Sum(here.Path * gain);
        }
    }

    private static ExplainNode[] LayOut(
        DecisionTree tree, TreeShares shares, TreePrecision precision, ReadOnlySpan<int> places)
    {
        int[] order = shares.Order;
        var numbers = new int[order.Length];
        for (int i = 0; i < order.Length; i++) numbers[order[i]] = i;
        var nodes = new ExplainNode[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            int node = order[i];
            nodes[i] = new ExplainNode
            {
                Feature = tree.Features[node],
                Place = places[tree.Features[node]],
                Left = Child(tree.Lefts[node]),
                Right = Child(tree.Rights[node]),
                LeftShare = shares.Left(node),
                RightShare = shares.Right(node),
                Test = new SplitTest(tree, node, precision),
            };
        }
        return nodes;

        int Child(int child) => child >= 0 ? numbers[child] : child;
    }
}
