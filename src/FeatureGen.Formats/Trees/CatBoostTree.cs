namespace FeatureGen.Formats.Trees;

/// <summary>A tree of a CatBoost file: inner nodes and leaves as they come, a value an output in each leaf.</summary>
internal sealed class CatBoostTree
{
    private const int MaxDepth = 16;

    /// <summary>The condition of each node; where it holds, the walk goes to its second child.</summary>
    public List<CatBoostSplit> Splits { get; } = [];

    /// <summary>The child of each node where its condition fails: a node, or the complement of a leaf.</summary>
    public List<int> Falses { get; } = [];

    /// <summary>The child of each node where its condition holds.</summary>
    public List<int> Trues { get; } = [];

    public List<double[]> Leaves { get; } = [];

    public List<double> LeafWeights { get; } = [];

    public int Place { get; private init; }

    /// <summary>Reads a tree that asks the same in all nodes of a level: the answers are the bits of the leaf's number.</summary>
    public static CatBoostTree ReadOblivious(JsonCursor json)
    {
        var tree = new CatBoostTree { Place = json.Position };
        var levels = new List<CatBoostSplit>();
        var (values, weights) = (new JsonArray<double>(0, []), new JsonArray<double>(0, []));
        json.Object(name =>
        {
            switch (name)
            {
                // A tree that is a leaf has null.
                case "splits" when json.IsAt('['): json.Array(() => levels.Add(CatBoostSplit.Read(json))); break;
                case "leaf_values": values = Numbers(json); break;
                case "leaf_weights": weights = Numbers(json); break;
                default: json.Skip(); break;
            }
        });
        if (levels.Count > MaxDepth) throw json.Error($"a tree of depth {levels.Count}; {MaxDepth} is the most", tree.Place);
        int leaves = 1 << levels.Count;
        if (values.Count == 0 || values.Count % leaves != 0 || weights.Count != 0 && weights.Count != leaves)
            throw json.Error(
                $"{levels.Count} splits make {leaves} leaves; there are {values.Count} values and {weights.Count} weights", tree.Place);
        tree.Expand(levels, values, weights);
        return tree;
    }

    /// <summary>Reads a tree of nodes in nodes.</summary>
    public static CatBoostTree ReadNested(JsonCursor json)
    {
        var tree = new CatBoostTree { Place = json.Position };
        tree.Add(CatBoostNode.Read(json));
        return tree;
    }

    /// <summary>Reads an array of finite numbers.</summary>
    public static JsonArray<double> Numbers(JsonCursor json) => json.Array(() => Number(json));

    /// <summary>Reads a finite number.</summary>
    public static double Number(JsonCursor json)
    {
        int place = json.Position;
        double value = json.Double();
        return double.IsNaN(value) || double.IsInfinity(value) ? throw json.Error("a value is not finite", place) : value;
    }

    private void Expand(List<CatBoostSplit> levels, JsonArray<double> values, JsonArray<double> weights)
    {
        int leaves = 1 << levels.Count, outputs = values.Count / leaves;
        // Nodes in the order of their levels, the last split first: then leaves come in the order of their numbers.
        for (int node = 0; node < leaves - 1; node++)
        {
            int level = 0;
            while ((node + 1) >> (level + 1) != 0) level++;
            Splits.Add(levels[levels.Count - 1 - level]);
            int child = 2 * node + 1;
            Falses.Add(child < leaves - 1 ? child : ~(child - (leaves - 1)));
            Trues.Add(child + 1 < leaves - 1 ? child + 1 : ~(child + 1 - (leaves - 1)));
        }
        for (int leaf = 0; leaf < leaves; leaf++)
        {
            Leaves.Add(Enumerable.Range(leaf * outputs, outputs).Select(i => values[i]).ToArray());
            if (weights.Count > 0) LeafWeights.Add(weights[leaf]);
        }
    }

    private int Add(CatBoostNode node)
    {
        if (node.Split is null)
        {
            Leaves.Add(node.Values);
            if (node.Weight is { } weight) LeafWeights.Add(weight);
            return ~(Leaves.Count - 1);
        }
        int index = Splits.Count;
        Splits.Add(node.Split);
        Falses.Add(0);
        Trues.Add(0);
        Falses[index] = Add(node.Left!);
        Trues[index] = Add(node.Right!);
        return index;
    }
}
