namespace FeatureGen.Analyzers.Code;

/// <summary>What a value is computed from.</summary>
internal enum SourceKind
{
    /// <summary>A field of the schema.</summary>
    Field,

    /// <summary>The label.</summary>
    Label,

    /// <summary>A stored member that is no field.</summary>
    Stored,

    /// <summary>A parameter of a constructor.</summary>
    Parameter,
}
