namespace FeatureGen.Formats.Trees;

/// <summary>A condition of a CatBoost tree: a number above a border, or a category that is one.</summary>
internal sealed class CatBoostSplit
{
    public int Place { get; private set; }

    public string? Type { get; private set; }

    /// <summary>The index among the numeric or the categorical features.</summary>
    public long Feature { get; private set; } = -1;

    public float Border { get; private set; }

    /// <summary>The hash of the category.</summary>
    public uint Category { get; private set; }

    public bool IsCategorical => Type == "OneHotFeature";

    /// <summary>Reads the next value.</summary>
    public static CatBoostSplit Read(JsonCursor json)
    {
        var split = new CatBoostSplit { Place = json.Position };
        json.Object(name =>
        {
            switch (name)
            {
                case "split_type": split.Type = json.String(); break;
                case "float_feature_index" or "cat_feature_index": split.Feature = json.Int64(); break;
                case "border": split.Border = json.Single(); break;
                case "value": split.Category = unchecked((uint)json.Int64()); break;
                default: json.Skip(); break;
            }
        });
        if (split.Type is not ("FloatFeature" or "OneHotFeature"))
            throw json.Error(
                $"a split of type '{split.Type}' cannot be read, numbers and one-hot categories can; train with a larger one_hot_max_size",
                split.Place);
        if (float.IsNaN(split.Border)) throw json.Error("a border is NaN", split.Place);
        return split;
    }
}
