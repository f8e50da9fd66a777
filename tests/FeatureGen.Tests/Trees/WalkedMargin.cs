using FeatureGen.Formats.Trees;
using FeatureGen.Trees;

namespace FeatureGen.Tests.Trees;

/// <summary>The score that an ensemble of one output means: what the walk of its precision says, as float32.</summary>
internal sealed class WalkedMargin(TreeEnsemble ensemble)
{
    private readonly TreeWalker<float>? _singles = ensemble.Precision == TreePrecision.Single ? new(ensemble) : null;
    private readonly TreeWalker<double>? _doubles = ensemble.Precision == TreePrecision.Double ? new(ensemble) : null;

    public float Of(float[] row)
    {
        float single = 0;
        double margin = 0;
        _singles?.Score(row, new Span<float>(ref single));
        _doubles?.Score(row, new Span<double>(ref margin));
        return _singles is null ? (float)margin : single;
    }
}
