using FeatureGen.Formats.Trees;
using FeatureGen.Trees;

namespace FeatureGen.Tests.Trees;

/// <summary>The margins of the plain walk, the definition that kernels are held to.</summary>
internal sealed class PlainWalk(TreeEnsemble ensemble)
{
    private readonly TreeWalker<float>? _single = ensemble.Precision == TreePrecision.Single ? new(ensemble) : null;
    private readonly TreeWalker<double>? _double = ensemble.Precision == TreePrecision.Double ? new(ensemble) : null;

    /// <summary>The margins of a row, one an output.</summary>
    public double[] Margins(ReadOnlySpan<float> row)
    {
        double[] margins = new double[ensemble.OutputCount];
        if (_double is not null)
        {
            _double.Score(row, margins);
            return margins;
        }
        float[] singles = new float[margins.Length];
        _single!.Score(row, singles);
        return [.. singles.Select(margin => (double)margin)];
    }
}
