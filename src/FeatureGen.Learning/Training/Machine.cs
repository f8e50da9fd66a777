using System.Runtime.Intrinsics;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Training;

/// <summary>
/// The parameters of a linear model or a factorization machine, with their gradients. The pairs of a factorization machine are summed in linear
/// time: <c>sum over pairs = (|sum z v|^2 - sum |z v|^2) / 2</c> (Rendle: Factorization machines, 2010).
/// </summary>
internal sealed class Machine
{
    private const float FirstEmbeddings = .02f;

    private readonly float[] _sums;
    private readonly bool[] _isTouched;
    private readonly int[] _touched;
    private int _touchedCount;

    /// <summary>Creates a machine whose weights are zero.</summary>
    /// <param name="parameters">The number of weights.</param>
    /// <param name="dimension">The length of an embedding; 0 for a linear model.</param>
    /// <param name="seed">What the first embeddings follow from.</param>
    public Machine(int parameters, int dimension, int seed)
    {
        int stride = (dimension + ParameterTable.Lanes - 1) / ParameterTable.Lanes * ParameterTable.Lanes;
        Dimension = dimension;
        Bias = new ParameterTable(1, 1);
        Weights = new ParameterTable(parameters, 1);
        Embeddings = new ParameterTable(parameters, stride);
        _sums = new float[stride];
        _isTouched = new bool[parameters];
        _touched = new int[parameters];
        var random = new SeededRandom(seed);
        for (int row = 0; row < parameters; row++)
            for (int i = 0; i < dimension; i++) Embeddings.Values[row * stride + i] = FirstEmbeddings * random.NextSymmetric();
    }

    public int Dimension { get; }

    public ParameterTable Bias { get; }

    public ParameterTable Weights { get; }

    /// <summary>Padded with zeros, which stay zero; without columns in a linear model.</summary>
    public ParameterTable Embeddings { get; }

    /// <summary>The parameters that have a gradient.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);

    /// <summary>The log-odds of a row.</summary>
    public float Margin(ActiveRow row)
    {
        float margin = Bias.Values[0];
        for (int i = 0; i < row.Count; i++) margin = MathF.FusedMultiplyAdd(row.Factors[i], Weights.Values[row.Parameters[i]], margin);
        return Dimension == 0 ? margin : margin + .5f * SumPairs(row);
    }

    /// <summary>Adds the gradient of a row whose margin was asked for last.</summary>
    /// <param name="row">The row.</param>
    /// <param name="slope">The derivative of the loss by the margin.</param>
    public void AddGradient(ActiveRow row, float slope)
    {
        Bias.Gradients[0] += slope;
        for (int i = 0; i < row.Count; i++)
        {
            int parameter = row.Parameters[i];
            float factor = slope * row.Factors[i];
            Weights.Gradients[parameter] += factor;
            if (!_isTouched[parameter]) Touch(parameter);
            if (Dimension != 0) AddEmbeddingGradient(parameter, factor, row.Factors[i]);
        }
    }

    /// <summary>Forgets which parameters have a gradient; the optimiser has cleared the gradients themselves.</summary>
    public void ClearTouched()
    {
        foreach (int parameter in Touched) _isTouched[parameter] = false;
        _touchedCount = 0;
    }

    private float SumPairs(ActiveRow row)
    {
        var total = Vector256<float>.Zero;
        for (int lane = 0; lane < _sums.Length; lane += ParameterTable.Lanes)
        {
            var sum = Vector256<float>.Zero;
            var squares = Vector256<float>.Zero;
            for (int i = 0; i < row.Count; i++)
            {
                var term = ParameterTable.Load(Embeddings.Values, row.Parameters[i] * _sums.Length + lane) * row.Factors[i];
                sum += term;
                squares = Vector256.FusedMultiplyAdd(term, term, squares);
            }
            sum.CopyTo(_sums, lane);
            total += Vector256.FusedMultiplyAdd(sum, sum, -squares);
        }
        // Halves added in a fixed order: how Vector256.Sum goes about it is the runtime's business.
        var half = total.GetLower() + total.GetUpper();
        return half[0] + half[2] + (half[1] + half[3]);
    }

    // d margin / d v_i = z_i (sum - z_i v_i)
    private void AddEmbeddingGradient(int parameter, float slopeTimesFactor, float factor)
    {
        int start = parameter * _sums.Length;
        for (int lane = 0; lane < _sums.Length; lane += ParameterTable.Lanes)
        {
            var others = ParameterTable.Load(_sums, lane) - ParameterTable.Load(Embeddings.Values, start + lane) * factor;
            var gradient = ParameterTable.Load(Embeddings.Gradients, start + lane);
            Vector256.FusedMultiplyAdd(others, Vector256.Create(slopeTimesFactor), gradient).CopyTo(Embeddings.Gradients, start + lane);
        }
    }

    private void Touch(int parameter)
    {
        _isTouched[parameter] = true;
        _touched[_touchedCount++] = parameter;
    }
}
