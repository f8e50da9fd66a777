using FeatureGen.Numerics;

namespace FeatureGen;

/// <summary>From margins to probabilities.</summary>
public static class Logistic
{
    /// <summary>The probability of a margin: 1 / (1 + exp(-margin)). Margins below -87 count as -87, so that it is never 0; NaN
    /// passes.</summary>
    /// <param name="margin">Log-odds.</param>
    public static float Probability(float margin) => Maps.Apply(new LogisticMap(), margin);

    /// <summary>The probability of each margin, with the bits that <see cref="Probability(float)"/> gives.</summary>
    /// <param name="margins">Log-odds.</param>
    /// <param name="probabilities">Takes a probability a margin; may be the same memory.</param>
    /// <exception cref="ArgumentException">There is less room than margins.</exception>
    public static void Probability(ReadOnlySpan<float> margins, Span<float> probabilities)
    {
        if (probabilities.Length < margins.Length)
            throw new ArgumentException(
                $"{margins.Length} probabilities do not fit into {probabilities.Length} floats.", nameof(probabilities));
        margins.CopyTo(probabilities);
        Maps.Apply(new LogisticMap(), probabilities[..margins.Length]);
    }
}
