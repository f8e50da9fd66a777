// Toys of a test are not shipped to a compiler: no attribute, no release tracking.
#pragma warning disable RS1001, RS2008
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Tests.Harness;

/// <summary>Reports fields whose name starts with "bad"; the prefix is an option. Throws at a field called "boom".</summary>
public sealed class ToyAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "TOY001", "Bad name", "Rename '{0}' of '{1}'", "Toy", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.Field);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        ISymbol field = context.Symbol;
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(field.Locations[0].SourceTree!);
        string prefix = options.TryGetValue("toy_prefix", out string? value) ? value : "bad";
        if (field.Name == "boom")
            throw new InvalidOperationException("the toy broke");
        if (field.Name.StartsWith(prefix, StringComparison.Ordinal))
            context.ReportDiagnostic(Diagnostic.Create(Rule, field.Locations[0], field.Name, field.ContainingType.Name));
    }
}
