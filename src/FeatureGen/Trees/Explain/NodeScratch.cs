using System.Runtime.Intrinsics;

namespace FeatureGen.Trees.Explain;

/// <summary>What is known of a node while a row is explained; vectors are over points of the quadrature.</summary>
internal struct NodeScratch
{
    /// <summary>First the product of the factors on the way to the node, with the quadrature's weight; then what the contribution of the
    /// node's feature is multiplied by.</summary>
    public Vector256<double> Path;

    /// <summary>The factor of the left edge.</summary>
    public Vector256<double> LeftFactor;

    /// <summary>The factor of the right edge.</summary>
    public Vector256<double> RightFactor;

    /// <summary>The sum over the leaves below of value times factors on the way there.</summary>
    public Vector256<double> Sum;

    /// <summary>1 where the row goes left, here and wherever the same feature is asked for above, else 0.</summary>
    public double IsLeft;

    /// <summary>Likewise for right.</summary>
    public double IsRight;
}
