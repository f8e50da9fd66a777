using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>What a context leaves of a tree. Its values follow those of the tree before.</summary>
/// <param name="Slot">The slot of its root in the <see cref="SelectKernel"/>; that of leaf 0 where the tree became a constant.</param>
/// <param name="ValueCount">The number of leaves that are left.</param>
internal readonly record struct ReducedTree(ushort Slot, ushort ValueCount);
