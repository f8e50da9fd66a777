using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>What all kernels of an ensemble are laid out from: its trees over ranks, and what their leaves add.</summary>
/// <typeparam name="T">The ensemble's precision: float or double.</typeparam>
internal sealed class RankedForest<T> where T : unmanaged
{
    public RankedForest(TreeEnsemble ensemble, RankedTree[] trees)
    {
        Trees = trees;
        OutputCount = ensemble.OutputCount;
        FirstLeaves = new int[trees.Length];
        Outputs = new int[trees.Length];
        int leafCount = 0;
        for (int i = 0; i < trees.Length; i++)
        {
            FirstLeaves[i] = leafCount;
            Outputs[i] = ensemble.Trees[i].Output;
            NodeCount += trees[i].NodeCount;
            leafCount += trees[i].LeafCount;
            MostLeaves = Math.Max(MostLeaves, trees[i].LeafCount);
            MostDepth = Math.Max(MostDepth, trees[i].Depth);
        }
        LeafCount = leafCount;
        Leaves = new T[leafCount + LeafSums.LeavesOfPermutes];
        for (int i = 0; i < trees.Length; i++) TreeLeaves.CopyTo(ensemble.Trees[i], Leaves, FirstLeaves[i]);
    }

    /// <summary>The trees.</summary>
    public RankedTree[] Trees { get; }

    /// <summary>The number of nodes of all trees.</summary>
    public int NodeCount { get; }

    /// <summary>The number of leaves of all trees.</summary>
    public int LeafCount { get; }

    /// <summary>The most leaves of a tree.</summary>
    public int MostLeaves { get; }

    /// <summary>The greatest depth of a tree.</summary>
    public int MostDepth { get; }

    /// <summary>What the leaves add, tree after tree; behind the last there is room for permutes, which load more than the leaves of a
    /// tree.</summary>
    public T[] Leaves { get; }

    /// <summary>Where the leaves of each tree begin.</summary>
    public int[] FirstLeaves { get; }

    /// <summary>The number of margins of a row.</summary>
    public int OutputCount { get; }

    /// <summary>The output that each tree adds to.</summary>
    public int[] Outputs { get; }

    /// <summary>What the leaves of a tree add.</summary>
    public ReadOnlySpan<T> LeavesOf(int tree) => Leaves.AsSpan(FirstLeaves[tree], Trees[tree].LeafCount);

    /// <summary>The trees, the flattest first; of equal depth, in order.</summary>
    /// <param name="multiple">The numbers of no trees follow, until there are a multiple of so many.</param>
    public int[] ByDepth(int multiple)
    {
        // Counts, then places, by depth.
        var places = new int[MostDepth + 2];
        foreach (var tree in Trees) places[tree.Depth + 1]++;
        for (int depth = 1; depth < places.Length; depth++) places[depth] += places[depth - 1];
        var order = new int[(Trees.Length + multiple - 1) / multiple * multiple];
        for (int i = 0; i < order.Length; i++) order[i < Trees.Length ? places[Trees[i].Depth]++ : i] = i;
        return order;
    }
}
