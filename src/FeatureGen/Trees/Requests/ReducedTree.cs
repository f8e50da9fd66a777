namespace FeatureGen.Trees.Requests;

/// <summary>What a context leaves of a tree, or of several trees in a row that it leaves constants of.</summary>
/// <param name="SelectCount">The number of nodes that are left, or 0: the values are constants, each of one tree.</param>
/// <param name="ValueCount">The number of values: leaves of the tree, or constants.</param>
internal readonly record struct ReducedTree(int SelectCount, int ValueCount);
