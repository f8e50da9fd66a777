using System.Numerics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees;

/// <summary>What the margins of an ensemble start with.</summary>
internal static class BaseMargins
{
    /// <summary>Computes a margin an output: the margin of its base score, and of a linear model the bias too.</summary>
    public static T[] Of<T>(TreeEnsemble ensemble) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var margins = new T[ensemble.OutputCount];
        for (int output = 0; output < margins.Length; output++)
            margins[output] = Of(ensemble, output, T.CreateTruncating(ensemble.BaseScores[output]));
        return margins;
    }

    /// <summary>Computes the margin of an output.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="output">The output.</param>
    /// <param name="score">Its base score.</param>
    public static T Of<T>(TreeEnsemble ensemble, int output, T score) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The platform's own logarithm of this precision, as the trainer uses it: the margins then agree to the bit.
        var margin = ensemble.BaseLink switch
        {
            TreeLink.Logistic => -T.Log(T.One / score - T.One),
            TreeLink.Exponential => T.Log(score),
            _ => score,
        };
        return ensemble.LinearBias.Count > 0 ? T.CreateTruncating(ensemble.LinearBias[output]) + margin : margin;
    }
}
