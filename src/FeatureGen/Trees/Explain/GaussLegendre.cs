using System.Runtime.Intrinsics;

namespace FeatureGen.Trees.Explain;

/// <summary>Gauss-Legendre quadrature over [0, 1] with a multiple of four points: exact for polynomials of a degree below twice their
/// number.</summary>
internal sealed class GaussLegendre
{
    /// <summary>The points in each vector.</summary>
    public const int BlockSize = 4;

    private const int MaxNewtonSteps = 100;

    /// <summary>Computes the rule.</summary>
    /// <param name="blocks">A quarter of the number of points.</param>
    public GaussLegendre(int blocks)
    {
        int count = blocks * BlockSize;
        var (points, rests, weights) = (new double[count], new double[count], new double[count]);
        // The rule is symmetric: 1 - point is taken from the other end, which keeps its digits where the point is close to 1.
        for (int i = 0; i < count / 2; i++)
        {
            var (root, slope) = Root(count, i);
            int mirror = count - 1 - i;
            points[i] = rests[mirror] = (1 - root) / 2;
            points[mirror] = rests[i] = (1 + root) / 2;
            weights[i] = weights[mirror] = 1 / ((1 - root) * (1 + root) * slope * slope);
        }
        (Points, Rests, Weights) = (Vectors(points), Vectors(rests), Vectors(weights));
    }

    /// <summary>The points t.</summary>
    public Vector256<double>[] Points { get; }

    /// <summary>1 - t.</summary>
    public Vector256<double>[] Rests { get; }

    /// <summary>The weights, which sum to 1.</summary>
    public Vector256<double>[] Weights { get; }

    // The i-th root of the Legendre polynomial, from the largest, and the slope there; by Newton's method from Tricomi's estimate.
    private static (double Root, double Slope) Root(int degree, int i)
    {
        double root = Math.Cos(Math.PI * (i + .75) / (degree + .5)), slope = 0;
        for (int step = 0; step < MaxNewtonSteps; step++)
        {
            var (value, previous) = (root, 1.0);
            for (int k = 2; k <= degree; k++) (value, previous) = (((2 * k - 1) * root * value - (k - 1) * previous) / k, value);
            slope = degree * (root * value - previous) / ((root - 1) * (root + 1));
            double change = value / slope;
            root -= change;
            if (Math.Abs(change) <= 1e-16) break;
        }
        return (root, slope);
    }

    private static Vector256<double>[] Vectors(double[] values) =>
        [.. Enumerable.Range(0, values.Length / BlockSize).Select(block => Vector256.Create(values, block * BlockSize))];
}
