using System.Runtime.Intrinsics;

namespace FeatureGen.Learning.Training;

/// <summary>
/// Adam (Kingma, Ba: Adam, a method for stochastic optimization, 2015). Rows that a batch does not touch stay as they are and do not age: the bias
/// correction counts the steps of each row, so that a rare value's first steps are no longer than a frequent one's. L1 is a proximal step in
/// Adam's own metric.
/// </summary>
internal sealed class AdamOptimizer : Optimizer
{
    private const float Decay1 = .9f;
    private const float Decay2 = .999f;
    private const float Epsilon = 1e-8f;

    // Behind this many steps both corrections are 1 in single precision.
    private static readonly float[] Corrections1 = Corrections(Decay1, 32768);
    private static readonly float[] Corrections2 = Corrections(Decay2, 32768);

    private readonly ParameterTable _table;
    private readonly float _l1;
    private readonly float _l2;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly int[] _steps;

    public AdamOptimizer(ParameterTable table, float l1, float l2)
    {
        (_table, _l1, _l2) = (table, l1, l2);
        _first = table.NewState();
        _second = table.NewState();
        _steps = new int[table.Rows];
    }

    public override void Step(ReadOnlySpan<int> rows, float gradientScale, float rate)
    {
        foreach (int row in rows)
        {
            int step = Math.Min(++_steps[row], Corrections1.Length - 1);
            int start = row * _table.Stride;
            for (int at = start; at < start + _table.Stride; at += ParameterTable.Lanes)
                Step(at, gradientScale, rate / Corrections1[step], 1 / Corrections2[step]);
        }
    }

    private void Step(int at, float gradientScale, float rate, float secondScale)
    {
        var value = ParameterTable.Load(_table.Values, at);
        var gradient = Vector256.FusedMultiplyAdd(
            value, Vector256.Create(_l2), ParameterTable.Load(_table.Gradients, at) * gradientScale);
        var first = Vector256.FusedMultiplyAdd(ParameterTable.Load(_first, at), Vector256.Create(Decay1), gradient * (1 - Decay1));
        var second = Vector256.FusedMultiplyAdd(ParameterTable.Load(_second, at), Vector256.Create(Decay2), gradient * gradient * (1 - Decay2));
        var scale = Vector256.Create(rate) / (Vector256.Sqrt(second * secondScale) + Vector256.Create(Epsilon));
        value -= scale * first;
        if (_l1 > 0)
            value = Vector256.CopySign(Vector256.Max(Vector256.Abs(value) - scale * _l1, Vector256<float>.Zero), value);
        _table.Store(_table.Values, at, value);
        _table.Store(_first, at, first);
        _table.Store(_second, at, second);
        _table.Store(_table.Gradients, at, Vector256<float>.Zero);
    }

    private static float[] Corrections(double decay, int count)
    {
        var corrections = new float[count];
        double power = 1;
        for (int step = 0; step < count; step++, power *= decay) corrections[step] = (float)(1 - power);
        return corrections;
    }
}
