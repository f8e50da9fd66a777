namespace FeatureGen.Formats.Trees;

/// <summary>A tree of an XGBoost file, as it stands there: nodes and leaves share the arrays.</summary>
internal sealed class XGBoostTree
{
    private const string VectorLeaves =
        "trees with a vector in each leaf (multi_strategy=multi_output_tree) cannot be read; train with one_output_per_tree";

    private static readonly JsonArray<long> NoNumbers = new(0, []);

    public int Place { get; private set; }

    public JsonArray<long> Lefts { get; private set; } = NoNumbers;

    public JsonArray<long> Rights { get; private set; } = NoNumbers;

    public JsonArray<long> Features { get; private set; } = NoNumbers;

    public JsonArray<float> Conditions { get; private set; } = new(0, []);

    public JsonArray<bool> DefaultLefts { get; private set; } = new(0, []);

    public JsonArray<float>? Gains { get; private set; }

    public JsonArray<float>? Covers { get; private set; }

    /// <summary>1 where a node is categorical; files before 1.3 have none.</summary>
    public JsonArray<long> SplitTypes { get; private set; } = NoNumbers;

    public JsonArray<long> Categories { get; private set; } = NoNumbers;

    public JsonArray<long> CategoryNodes { get; private set; } = NoNumbers;

    public JsonArray<long> CategorySegments { get; private set; } = NoNumbers;

    public JsonArray<long> CategorySizes { get; private set; } = NoNumbers;

    /// <summary>Reads the next value.</summary>
    public static XGBoostTree Read(JsonCursor json)
    {
        var tree = new XGBoostTree { Place = json.Position };
        json.Object(name => tree.ReadMember(json, name));
        int nodes = tree.Lefts.Count;
        if (nodes == 0) throw json.Error("a tree without \"left_children\"", tree.Place);
        tree.RequireCount(json, tree.Rights.Count, "right_children");
        tree.RequireCount(json, tree.Features.Count, "split_indices");
        tree.RequireCount(json, tree.Conditions.Count, "split_conditions");
        tree.RequireCount(json, tree.DefaultLefts.Count, "default_left");
        if (tree.SplitTypes.Count > 0) tree.RequireCount(json, tree.SplitTypes.Count, "split_type");
        tree.RequireCount(json, tree.Covers?.Count ?? nodes, "sum_hessian");
        tree.RequireCount(json, tree.Gains?.Count ?? nodes, "loss_changes");
        return tree;
    }

    private void ReadMember(JsonCursor json, string name)
    {
        switch (name)
        {
            case "left_children": Lefts = json.Array(json.Int64); break;
            case "right_children": Rights = json.Array(json.Int64); break;
            case "split_indices": Features = json.Array(json.Int64); break;
            case "split_conditions": Conditions = json.Array(json.Single); break;
            case "default_left": DefaultLefts = json.Array(json.Flag); break;
            case "split_type": SplitTypes = json.Array(json.Int64); break;
            case "loss_changes": Gains = json.Array(json.Single); break;
            case "sum_hessian": Covers = json.Array(json.Single); break;
            case "categories": Categories = json.Array(json.Int64); break;
            case "categories_nodes": CategoryNodes = json.Array(json.Int64); break;
            case "categories_segments": CategorySegments = json.Array(json.Int64); break;
            case "categories_sizes": CategorySizes = json.Array(json.Int64); break;
            case "leaf_weights": throw json.Error(VectorLeaves);
            case "tree_param": json.Object(parameter => CheckParameter(json, parameter)); break;
            default: json.Skip(); break;
        }
    }

    private static void CheckParameter(JsonCursor json, string name)
    {
        if (name != "size_leaf_vector")
        {
            json.Skip();
            return;
        }
        int place = json.Position;
        if (json.Scalar() is not ("0" or "1"))
            throw json.Error(VectorLeaves, place);
    }

    private void RequireCount(JsonCursor json, int count, string name)
    {
        if (count != Lefts.Count)
            throw json.Error($"the tree has {Lefts.Count} \"left_children\" and {count} \"{name}\"; both are one a node", Place);
    }
}
