using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees;

/// <summary>Makes predictions of margins, rounding where the model's trainer rounds.</summary>
internal static class MarginLink
{
    // XGBoost keeps exp from overflowing by this.
    private const float LargestExponent = 88.7f;

    /// <summary>In float64.</summary>
    public static void Apply(TreeEnsemble model, ReadOnlySpan<double> margins, Span<double> predictions)
    {
        if (model.Link == TreeLink.ArgMax)
        {
            predictions[0] = ArgMax(margins);
            return;
        }
        for (int i = 0; i < margins.Length; i++)
        {
            double margin = margins[i] / model.MarginDivisor;
            predictions[i] = model.Link switch
            {
                TreeLink.Logistic => 1 / (1 + Math.Exp(-model.LinkScale * margin)),
                TreeLink.Exponential => Math.Exp(margin),
                TreeLink.Step => margin > 0 ? 1 : 0,
                TreeLink.SignedSquare => margin < 0 ? -margin * margin : margin * margin,
                TreeLink.Softplus => Math.Log(1 + Math.Exp(margin)),
                _ => margin,
            };
        }
        if (model.Link == TreeLink.Softmax) Softmax(predictions);
    }

    /// <summary>In float32: every result is one.</summary>
    public static void ApplySingle(TreeEnsemble model, ReadOnlySpan<double> margins, Span<double> predictions)
    {
        if (model.Link == TreeLink.ArgMax)
        {
            predictions[0] = ArgMax(margins);
            return;
        }
        for (int i = 0; i < margins.Length; i++)
        {
            float margin = (float)(margins[i] / model.MarginDivisor);
            predictions[i] = model.Link switch
            {
                TreeLink.Logistic => 1 / (Exp(MathF.Min((float)-model.LinkScale * margin, LargestExponent)) + 1),
                TreeLink.Exponential => Exp(margin),
                TreeLink.Step => margin > 0 ? 1 : 0,
                TreeLink.SignedSquare => margin < 0 ? -margin * margin : margin * margin,
                TreeLink.Softplus => (float)Math.Log(1 + Math.Exp(margin)),
                _ => margin,
            };
        }
        if (model.Link == TreeLink.Softmax) SoftmaxSingle(predictions);
    }

    // The nearest float, the same on every platform; the C library's own is at most one apart.
    private static float Exp(float value) => (float)Math.Exp(value);

    private static int ArgMax(ReadOnlySpan<double> margins)
    {
        int best = 0;
        for (int i = 1; i < margins.Length; i++)
            if (margins[i] > margins[best]) best = i;
        return best;
    }

    private static void Softmax(Span<double> values)
    {
        double largest = Largest(values), sum = 0;
        foreach (ref double value in values) sum += value = Math.Exp(value - largest);
        foreach (ref double value in values) value /= sum;
    }

    private static void SoftmaxSingle(Span<double> values)
    {
        float largest = (float)Largest(values);
        double sum = 0;
        foreach (ref double value in values) sum += value = Exp((float)value - largest);
        foreach (ref double value in values) value = (float)value / (float)sum;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = values[0];
        foreach (double value in values) largest = Math.Max(largest, value);
        return largest;
    }
}
