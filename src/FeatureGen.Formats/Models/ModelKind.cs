namespace FeatureGen.Formats.Models;

/// <summary>The family of a model.</summary>
public enum ModelKind
{
    /// <summary>A weighted sum.</summary>
    Linear,

    /// <summary>A factorization machine (Rendle 2010) of order 2.</summary>
    FactorizationMachine,

    /// <summary>Decision trees, whoever trained them.</summary>
    Trees,
}
