namespace FeatureGen.Testing.Analyzers;

/// <summary>Which of the compiler's own findings a test must expect, beside those of the analyzers.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors and warnings.</summary>
    Warnings,
}
