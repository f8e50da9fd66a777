namespace FeatureGen.Trees.Kernels;

/// <summary>A node as the block kernel runs it: its own slot becomes, row by row, its left or its right child's.</summary>
/// <param name="Column">The column that is compared.</param>
/// <param name="Left">The slot of the left child.</param>
/// <param name="Right">The slot of the right child.</param>
/// <param name="Threshold">What goes left at most.</param>
internal readonly record struct ByteSelect(ushort Column, ushort Left, ushort Right, byte Threshold);
