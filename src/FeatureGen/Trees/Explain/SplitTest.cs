using FeatureGen.Formats.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Explain;

/// <summary>What a node asks of a float32, prepared: the same answers as <see cref="TreeWalker{T}"/> gives.</summary>
internal readonly struct SplitTest
{
    private readonly float _cut;
    private readonly bool _isNaNLeft;
    private readonly bool _isZeroMissing;
    private readonly bool _isDefaultLeft;
    private readonly bool _takesMinusFraction;
    private readonly bool _takesWholeOnly;
    private readonly int[]? _set;

    /// <summary>Prepares a node of a tree.</summary>
    public SplitTest(DecisionTree tree, int node, TreePrecision precision)
    {
        var rule = tree.Rules[node];
        _isDefaultLeft = (rule & NodeRule.DefaultLeft) != 0;
        _takesMinusFraction = (rule & NodeRule.MinusFractionIsZero) != 0;
        _takesWholeOnly = (rule & NodeRule.WholeNumbers) != 0;
        if ((rule & NodeRule.Categorical) != 0)
        {
            _set = tree.Sets[tree.NodeSets[node]].ToArray();
        }
        else
        {
            _cut = Cut.Of(tree.Thresholds[node], rule, precision);
            _isZeroMissing = (rule & NodeRule.ZeroIsMissing) != 0;
        }
        bool isNaNMissing = (rule & (NodeRule.NaNIsMissing | NodeRule.ZeroIsMissing)) != 0;
        _isNaNLeft = isNaNMissing ? _isDefaultLeft : IsLeft(0);
    }

    /// <summary>Whether a value goes left.</summary>
    public bool IsLeft(float value)
    {
        if (_set is not null) return float.IsNaN(value) ? _isNaNLeft : IsInSet(_set, value);
        if (_isZeroMissing && Math.Abs(value) <= (float)TreeEnsemble.ZeroThreshold) return _isDefaultLeft;
        // No value is at or beyond the cut of a node that sends all left, which is NaN.
        return !(value >= _cut) & (!float.IsNaN(value) | _isNaNLeft);
    }

    private bool IsInSet(int[] set, float value)
    {
        if (_takesWholeOnly && !float.IsInteger(value)) return false;
        bool isInRange = _takesMinusFraction ? value > -1 : value >= 0;
        // Saturates: what is beyond int is beyond all sets.
        return isInRange && Array.BinarySearch(set, int.CreateSaturating(value)) >= 0;
    }
}
