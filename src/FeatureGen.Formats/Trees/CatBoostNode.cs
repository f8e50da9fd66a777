namespace FeatureGen.Formats.Trees;

/// <summary>A node of a CatBoost tree that nests its nodes: a condition with two children, or a leaf.</summary>
internal sealed class CatBoostNode
{
    public CatBoostSplit? Split { get; private set; }

    /// <summary>The child where the condition fails.</summary>
    public CatBoostNode? Left { get; private set; }

    /// <summary>The child where the condition holds.</summary>
    public CatBoostNode? Right { get; private set; }

    /// <summary>Of a leaf: a value an output.</summary>
    public double[] Values { get; private set; } = [];

    public double? Weight { get; private set; }

    /// <summary>Reads the next value; the cursor's limit of depth bounds the recursion.</summary>
    public static CatBoostNode Read(JsonCursor json)
    {
        int place = json.Position;
        var node = new CatBoostNode();
        json.Object(name =>
        {
            switch (name)
            {
                case "split": node.Split = CatBoostSplit.Read(json); break;
                case "left": node.Left = Read(json); break;
                case "right": node.Right = Read(json); break;
                case "value": node.Values = json.IsAt('[') ? CatBoostTree.Numbers(json).ToArray() : [CatBoostTree.Number(json)]; break;
                case "weight": node.Weight = CatBoostTree.Number(json); break;
                default: json.Skip(); break;
            }
        });
        bool isLeaf = node.Values.Length > 0;
        if (isLeaf ? node.Split is not null : node.Split is null || node.Left is null || node.Right is null)
            throw json.Error("a node has either a \"value\" or a \"split\" with \"left\" and \"right\"", place);
        return node;
    }
}
