using FeatureGen.Formats.Trees;
using FeatureGen.Ranking;

namespace FeatureGen.Trees.Kernels;

/// <summary>The cuts of an ensemble's numeric nodes, feature by feature, ascending and each once, and where among them each node's
/// is.</summary>
/// <remarks>Cuts are handled as whole numbers of the same order: sorting and searching those is in the runtime's own code, which a process
/// need not compile before its first score.</remarks>
internal sealed class FeatureCuts
{
    private const int OrdinalBeyondAll = int.MaxValue;

    // The ordinals of each feature's cuts: as they are met, then ascending.
    private readonly OrdinalNumbers?[] _numbers;
    private readonly int[][] _ordinals;

    public FeatureCuts(TreeEnsemble ensemble)
    {
        var trees = ensemble.Trees;
        int nodeCount = 0;
        for (int i = 0; i < trees.Count; i++) nodeCount += trees[i].Features.Count;
        Ranks = new int[nodeCount];
        _numbers = new OrdinalNumbers?[ensemble.Features.Count];
        for (int i = 0, node = 0; i < trees.Count; node += trees[i++].Features.Count) NumberCuts(trees[i], ensemble.Precision, node);
        _ordinals = new int[_numbers.Length][];
        var ranks = new int[_numbers.Length][];
        for (int i = 0; i < ranks.Length; i++)
        {
            int[] numbered = _numbers[i]?.ToArray() ?? [];
            _ordinals[i] = Sort(numbered);
            ranks[i] = PlacesOf(numbered, _ordinals[i]);
        }
        for (int i = 0, node = 0; i < trees.Count; node += trees[i++].Features.Count) RankCuts(trees[i], node, ranks);
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

    // Puts the number of each node's cut in the place of its rank: most cuts are met many times, and only different ones are sorted.
    private void NumberCuts(DecisionTree tree, TreePrecision precision, int first)
    {
        int[] features = tree.Features.ToArray();
        var rules = tree.Rules.ToArray();
        double[] thresholds = tree.Thresholds.ToArray();
        for (int node = 0; node < features.Length; node++)
        {
            if ((rules[node] & NodeRule.Categorical) != 0)
            {
                HasCategories = true;
                continue;
            }
            float cut = Cut.Of(thresholds[node], rules[node], precision);
            int ordinal = float.IsNaN(cut) ? OrdinalBeyondAll : RankKey.Ordinal(cut);
            Ranks[first + node] = (_numbers[features[node]] ??= new()).Of(ordinal);
        }
    }

    private void RankCuts(DecisionTree tree, int first, int[][] ranks)
    {
        int[] features = tree.Features.ToArray(), ranksOfNodes = Ranks;
        var rules = tree.Rules.ToArray();
        for (int node = 0; node < features.Length; node++)
            if ((rules[node] & NodeRule.Categorical) == 0)
                ranksOfNodes[first + node] = ranks[features[node]][ranksOfNodes[first + node]];
    }

    private static int[] Sort(int[] values)
    {
        int[] sorted = (int[])values.Clone();
        Array.Sort(sorted);
        return sorted;
    }

    private static int[] PlacesOf(int[] values, int[] sorted)
    {
        var places = new int[values.Length];
        for (int i = 0; i < places.Length; i++) places[i] = Array.BinarySearch(sorted, values[i]);
        return places;
    }
}
