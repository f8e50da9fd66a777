namespace FeatureGen.Trees.Kernels;

/// <summary>A tree, what its leaves add, and the output that they add to.</summary>
internal sealed record RowTree<T>(RankedTree Tree, T[] Leaves, int Output);
