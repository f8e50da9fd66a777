using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Testing.Compilations;

/// <summary>Sources and what is to be found in them.</summary>
public class SourceState
{
    /// <summary>The source files.</summary>
    public SourceFileCollection Sources { get; } = [];

    /// <summary>The findings that are expected beside those of the markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];
}
