namespace FeatureGen.Trees.Kernels;

/// <summary>A tree as the block kernel runs it.</summary>
/// <param name="EndSelect">The node after its last; the first follows those of the tree before.</param>
/// <param name="FirstLeaf">Where its leaves begin.</param>
/// <param name="LeafCount">The number of leaves.</param>
/// <param name="Output">The output that it adds to.</param>
/// <param name="IsWalked">Whether it has too many leaves for a byte, so that it is walked instead.</param>
internal readonly record struct SelectTree(int EndSelect, int FirstLeaf, int LeafCount, int Output, bool IsWalked);
