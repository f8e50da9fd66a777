namespace FeatureGen.Analyzers.Code;

/// <summary>How a value follows from its only source.</summary>
internal enum ShapeKind
{
    /// <summary>Some function of it.</summary>
    Any,

    /// <summary>Never falls, or never rises, while the source rises; different sources may give the same.</summary>
    Weak,

    /// <summary>Different sources give different values, in no order that is known.</summary>
    OneToOne,

    /// <summary>The text in another case or without white space around it.</summary>
    Spelling,

    /// <summary>Rises, or falls, with the source.</summary>
    Strict,

    /// <summary>A multiple of the source and a constant, perhaps rounded.</summary>
    Linear,

    /// <summary>True where the source is missing.</summary>
    Missing,

    /// <summary>True where the source is not missing.</summary>
    Present,
}
