// Toys of a test are not shipped to a compiler: no attribute, no release tracking.
#pragma warning disable RS1001, RS2008
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Analyzers.Tests.Harness;

/// <summary>Reports the word "wrong" in additional files, and files that cannot be read.</summary>
public sealed class ToyFileAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _wrong = new(
        "TOY002", "Wrong", "Wrong", "Toy", DiagnosticSeverity.Warning, isEnabledByDefault: true);
    private static readonly DiagnosticDescriptor _unreadable = new(
        "TOY003", "Unreadable", "Unreadable", "Toy", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_wrong, _unreadable];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(static c =>
        {
            if (c.AdditionalFile.GetText() is not { } text)
            {
                c.ReportDiagnostic(Diagnostic.Create(_unreadable, Location.None));
                return;
            }
            int start = text.ToString().IndexOf("wrong", StringComparison.Ordinal);
            var span = new TextSpan(Math.Max(start, 0), 5);
            if (start >= 0)
                c.ReportDiagnostic(Diagnostic.Create(_wrong, Location.Create(c.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span))));
        });
    }
}
