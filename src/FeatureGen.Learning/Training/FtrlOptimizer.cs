using System.Runtime.Intrinsics;

namespace FeatureGen.Learning.Training;

/// <summary>
/// FTRL-proximal (McMahan and others: Ad click prediction, a view from the trenches, 2013). Both penalties are counted once a step of the row, as
/// in McMahan's analysis, so that they mean the same as with <see cref="AdamOptimizer"/>.
/// </summary>
internal sealed class FtrlOptimizer : Optimizer
{
    // The paper's beta of 1 is for the gradient of single rows; means of a batch are smaller.
    private const float Beta = .05f;

    private readonly ParameterTable _table;
    private readonly float _l1;
    private readonly float _l2;
    private readonly float[] _linear;
    private readonly float[] _squares;
    private readonly int[] _steps;

    public FtrlOptimizer(ParameterTable table, float rate, float l1, float l2)
    {
        (_table, _l1, _l2) = (table, l1, l2);
        _linear = table.NewState();
        _squares = table.NewState();
        _steps = new int[table.Rows];
        // The closed form, turned around: the table starts from the values that it has.
        for (int i = 0; i < _linear.Length; i++) _linear[i] = -table.Values[i] * (Beta / rate);
    }

    public override void Step(ReadOnlySpan<int> rows, float gradientScale, float rate)
    {
        foreach (int row in rows)
        {
            int steps = ++_steps[row];
            int start = row * _table.Stride;
            for (int at = start; at < start + _table.Stride; at += ParameterTable.Lanes)
                Step(at, gradientScale, 1 / rate, steps * _l1, steps * _l2);
        }
    }

    private void Step(int at, float gradientScale, float inverseRate, float l1, float l2)
    {
        var gradient = ParameterTable.Load(_table.Gradients, at) * gradientScale;
        var squares = ParameterTable.Load(_squares, at);
        var grown = Vector256.FusedMultiplyAdd(gradient, gradient, squares);
        var root = Vector256.Sqrt(grown);
        var sigma = (root - Vector256.Sqrt(squares)) * inverseRate;
        var linear = ParameterTable.Load(_linear, at) + gradient - sigma * ParameterTable.Load(_table.Values, at);
        var excess = Vector256.CopySign(Vector256.Max(Vector256.Abs(linear) - Vector256.Create(l1), Vector256<float>.Zero), linear);
        var value = -excess / ((root + Vector256.Create(Beta)) * inverseRate + Vector256.Create(l2));
        _table.Store(_table.Values, at, value);
        _table.Store(_linear, at, linear);
        _table.Store(_squares, at, grown);
        _table.Store(_table.Gradients, at, Vector256<float>.Zero);
    }
}
