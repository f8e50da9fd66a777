// It is not shipped to a compiler: no attribute, no release tracking.
#pragma warning disable RS1001, RS2008
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Benchmarks.Analysis;

/// <summary>Is called for all types, members and invocations, and does nothing: what the compiler takes to run analyzers at all, as those that come
/// with the SDK make it do in every project.</summary>
internal sealed class SilentAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_nothing = new("NONE", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_nothing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType, SymbolKind.Property, SymbolKind.Field);
        context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
    }
}
