namespace FeatureGen.Learning.Interpretation;

/// <summary>What rows are read for.</summary>
public enum ReadPurpose
{
    /// <summary>To predict: the fields are enough.</summary>
    Score,

    /// <summary>To train, evaluate or profile: label, group and weight are read where the schema has them, and a label it must have.</summary>
    Learn,
}
