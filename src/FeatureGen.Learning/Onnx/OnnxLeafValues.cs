using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>Gives trees their leaves. A tree whose leaves have weights for several targets becomes as many trees of the same shape, one
/// after the other: each sum keeps its order.</summary>
internal sealed class OnnxLeafValues(OnnxTreeTable table, int[] outputs, bool isSingle)
{
    // A leaf that has no weight for a target costs memory that the file does not.
    private const int FreeWork = 1 << 20;
    private const int WorkOfWeight = 64;

    // The last leaf that had a weight for each target.
    private readonly long[] _lastLeaves = new long[outputs.Length];
    private long _leaf;
    private long _work;

    /// <summary>The trees that a tree becomes.</summary>
    /// <param name="shape">The tree without values.</param>
    /// <param name="leaves">The table's leaf of each of its leaves.</param>
    public IEnumerable<DecisionTree> Spread(DecisionTree shape, List<int> leaves)
    {
        var values = new SortedDictionary<int, double[]>();
        for (int i = 0; i < leaves.Count; i++)
        {
            int first = table.FirstWeights[leaves[i]], end = table.FirstWeights[leaves[i] + 1];
            _leaf++;
            Require(end - first);
            if (isSingle && end - first != 1)
                throw table.Error($"a leaf ({table.LeafName(leaves[i])}) has {end - first} weights; a model of one target has one");
            for (int weight = first; weight < end; weight++) Set(values, i, leaves, weight);
        }
        return values.Select(pair => shape with { Output = pair.Key, LeafValues = new(pair.Value) });
    }

    private void Set(SortedDictionary<int, double[]> values, int leaf, List<int> leaves, int weight)
    {
        int target = table.Targets[weight];
        if (_lastLeaves[target] == _leaf) throw table.Error($"a leaf ({table.LeafName(leaves[leaf])}) has two weights for target {target}");
        _lastLeaves[target] = _leaf;
        if (double.IsNaN(table.Weights[weight]) || double.IsInfinity(table.Weights[weight]))
            throw table.Error($"a leaf ({table.LeafName(leaves[leaf])}) has no finite weight");
        int output = outputs[target];
        if (output < 0) return;
        if (!values.TryGetValue(output, out var ofOutput))
        {
            Require(leaves.Count);
            values.Add(output, ofOutput = new double[leaves.Count]);
        }
        ofOutput[leaf] = table.Weights[weight];
    }

    private void Require(int work)
    {
        _work += work;
        if (_work > FreeWork + (long)WorkOfWeight * table.Weights.Length)
            throw table.Error(
                "each leaf has weights for so few of the targets, or so many parents, that the trees of all targets do not fit");
    }
}
