namespace FeatureGen.Formats.Trees;

/// <summary>A feature of a CatBoost file.</summary>
internal sealed class CatBoostFeature
{
    public int Place { get; private set; }

    public bool IsCategorical { get; private init; }

    /// <summary>The index among the features of its kind.</summary>
    public long Index { get; private set; } = -1;

    /// <summary>The index among all features.</summary>
    public long FlatIndex { get; private set; } = -1;

    public string Name { get; private set; } = "";

    /// <summary>Whether a missing number counts as above all borders rather than as below.</summary>
    public bool IsMissingAbove { get; private set; }

    /// <summary>Hashes of the categories that trees ask for.</summary>
    public JsonArray<long> Hashes { get; private set; } = new(0, []);

    /// <summary>Their texts, where the file holds them here.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Reads the next value.</summary>
    public static CatBoostFeature Read(JsonCursor json, bool isCategorical)
    {
        var feature = new CatBoostFeature { IsCategorical = isCategorical, Place = json.Position };
        bool hasName = false;
        json.Object(name =>
        {
            switch (name)
            {
                case "feature_index": feature.Index = json.Int64(); break;
                case "flat_feature_index": feature.FlatIndex = json.Int64(); break;
                case "feature_name" when json.IsAt('"'):
                    feature.Name = json.String();
                    hasName = true;
                    break;
                case "feature_id" when json.IsAt('"') && !hasName: feature.Name = json.String(); break;
                case "nan_value_treatment": feature.IsMissingAbove = json.Scalar() == "AsTrue"; break;
                case "values" when json.IsAt('['): feature.Hashes = json.Array(json.Int64); break;
                case "string_values" when json.IsAt('['): json.Array(() => feature.Texts.Add(json.String())); break;
                default: json.Skip(); break;
            }
        });
        if (feature.Index < 0 || feature.FlatIndex < 0)
            throw json.Error("a feature needs \"feature_index\" and \"flat_feature_index\"", feature.Place);
        if (feature.Name.Length == 0) feature.Name = FormattableString.Invariant($"{feature.FlatIndex}");
        return feature;
    }
}
