namespace FeatureGen.Trees.Explain;

/// <summary>A node as the explanation reads it. Children below 0 are the complement of a leaf.</summary>
/// <remarks>The share of an edge is the part of the training data of its node that took it; "whole" shares are multiplied by those of all
/// edges above that ask for the same feature.</remarks>
internal struct ExplainNode
{
    /// <summary>The whole share of the left edge.</summary>
    public double LeftWhole;

    /// <summary>The whole share of the right edge.</summary>
    public double RightWhole;

    /// <summary>The whole share of the nearest edge above that asks for the same feature; 1 where there is none.</summary>
    public double WholeAbove;

    /// <summary>The share of the left edge alone.</summary>
    public double LeftShare;

    /// <summary>The share of the right edge alone.</summary>
    public double RightShare;

    /// <summary>The feature.</summary>
    public int Feature;

    /// <summary>The place of the feature's contribution.</summary>
    public int Place;

    /// <summary>The left child.</summary>
    public int Left;

    /// <summary>The right child.</summary>
    public int Right;

    /// <summary>The nearest node above that asks for the same feature, or -1.</summary>
    public int Above;

    /// <summary>Whether this node is to the left of <see cref="Above"/>.</summary>
    public bool IsLeftOfAbove;

    /// <summary>The question.</summary>
    public SplitTest Test;
}
