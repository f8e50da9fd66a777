namespace FeatureGen.Formats.Trees;

/// <summary>What wrote a model file, as its content shows.</summary>
public enum TreeModelKind
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>A <c>*.model.json</c> of FeatureGen, over a schema.</summary>
    FeatureGen,

    /// <summary>LightGBM's text.</summary>
    LightGbm,

    /// <summary>XGBoost's JSON.</summary>
    XGBoost,

    /// <summary>CatBoost's JSON.</summary>
    CatBoost,
}
