using System.Runtime.Intrinsics;

namespace FeatureGen.Learning.Training;

/// <summary>Parameters in rows of equal length, with the gradient that a batch gathers for each.</summary>
/// <remarks>
/// Kernels go over a row in vectors of <see cref="Lanes"/> floats, a fixed number, so that the results are the same on every machine. A row is
/// one float or a multiple of that; one vector of padding at the end lets the last row of single floats be loaded like the others.
/// </remarks>
internal sealed class ParameterTable
{
    public const int Lanes = 8;

    public readonly float[] Values;
    public readonly float[] Gradients;

    public ParameterTable(int rows, int stride)
    {
        Rows = rows;
        Stride = stride;
        Values = NewState();
        Gradients = NewState();
    }

    public int Rows { get; }

    public int Stride { get; }

    /// <summary>An array with a place for each parameter.</summary>
    public float[] NewState()
    {
        long length = (long)Rows * Stride + Lanes;
        if (length > Array.MaxLength)
            throw new TrainingException(
                $"{Rows} weights with embeddings of {Stride} do not fit in memory; use fewer hash buckets or a smaller dimension.");
        return new float[length];
    }

    /// <summary>Stores a row's vector; of a row of one float only the first lane.</summary>
    public void Store(float[] state, int position, Vector256<float> values)
    {
        if (Stride == 1) state[position] = values.ToScalar();
        else values.CopyTo(state, position);
    }

    public static Vector256<float> Load(float[] state, int position) => Vector256.Create(state.AsSpan(position, Lanes));
}
