using FeatureGen.Formats.Trees;
using FeatureGen.Ranking;

namespace FeatureGen.Trees.Kernels;

/// <summary>The cuts of an ensemble's numeric nodes, feature by feature, ascending and each once, and where among them each node's is.</summary>
/// <remarks>Cuts are handled as whole numbers of the same order: sorting and searching those is in the runtime's own code, which a process
/// need not compile before its first score.</remarks>
internal sealed class FeatureCuts
{
    private const int OrdinalBeyondAll = int.MaxValue;

    private readonly int[][] _ordinals;

    // The feature of each node, tree after tree; -1 of categorical nodes.
    private readonly int[] _features;

    public FeatureCuts(TreeEnsemble ensemble)
    {
        var trees = ensemble.Trees;
        var ends = new int[trees.Count];
        for (int i = 0; i < ends.Length; i++) ends[i] = (i > 0 ? ends[i - 1] : 0) + trees[i].Features.Count;
        Ranks = new int[ends.Length > 0 ? ends[^1] : 0];
        _features = new int[Ranks.Length];
        var counts = new int[ensemble.Features.Count];
        for (int i = 0; i < ends.Length; i++) ReadTree(trees[i], ensemble.Precision, ends[i], counts);
        _ordinals = new int[counts.Length][];
        for (int i = 0; i < counts.Length; i++) _ordinals[i] = new int[counts[i]];
        for (int i = 0; i < ends.Length; i++) Gather(i > 0 ? ends[i - 1] : 0, ends[i], counts);
        for (int i = 0; i < counts.Length; i++) _ordinals[i] = SortDistinct(_ordinals[i]);
        for (int i = 0; i < ends.Length; i++) RankTree(i > 0 ? ends[i - 1] : 0, ends[i]);
    }

    /// <summary>For each node, tree after tree, the place of its cut among those of its feature; of categorical nodes it means
    /// nothing.</summary>
    public int[] Ranks { get; }

    /// <summary>Whether any node is categorical.</summary>
    public bool HasCategories { get; private set; }

    /// <summary>The number of cuts of a feature.</summary>
    public int CountOf(int feature) => _ordinals[feature].Length;

    /// <summary>The cuts of a feature; <see cref="Cut.BeyondAll"/> is the last where there is one.</summary>
    public float[] Of(int feature)
    {
        int[] ordinals = _ordinals[feature];
        var cuts = new float[ordinals.Length];
        for (int i = 0; i < cuts.Length; i++)
            cuts[i] = ordinals[i] == OrdinalBeyondAll ? Cut.BeyondAll : RankKey.Score(ordinals[i]);
        return cuts;
    }

    // Puts the ordinal of each node's cut in the place of its rank, and counts.
    private void ReadTree(DecisionTree tree, TreePrecision precision, int end, int[] counts)
    {
        int[] features = tree.Features.ToArray();
        var rules = tree.Rules.ToArray();
        double[] thresholds = tree.Thresholds.ToArray();
        int first = end - features.Length;
        for (int node = 0; node < features.Length; node++)
        {
            _features[first + node] = -1;
            if ((rules[node] & NodeRule.Categorical) != 0)
            {
                HasCategories = true;
                continue;
            }
            float cut = Cut.Of(thresholds[node], rules[node], precision);
            Ranks[first + node] = float.IsNaN(cut) ? OrdinalBeyondAll : RankKey.Ordinal(cut);
            _features[first + node] = features[node];
            counts[features[node]]++;
        }
    }

    // Copies the ordinals of a tree to those of their features, from the end: the counts are where the next ones go.
    private void Gather(int first, int end, int[] counts)
    {
        int[] features = _features, ordinals = Ranks;
        for (int node = first; node < end; node++)
        {
            int feature = features[node];
            if (feature >= 0) _ordinals[feature][--counts[feature]] = ordinals[node];
        }
    }

    private void RankTree(int first, int end)
    {
        int[] features = _features, ranks = Ranks;
        for (int node = first; node < end; node++)
            if (features[node] >= 0) ranks[node] = Array.BinarySearch(_ordinals[features[node]], ranks[node]);
    }

    private static int[] SortDistinct(int[] values)
    {
        Array.Sort(values);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
            if (i == 0 || values[i] != values[i - 1]) values[count++] = values[i];
        Array.Resize(ref values, count);
        return values;
    }
}
