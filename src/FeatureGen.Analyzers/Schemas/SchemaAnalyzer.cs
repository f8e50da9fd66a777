using System.Collections.Immutable;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Schemas;

/// <summary>Reports what the front end finds wrong with a schema.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. SchemaRules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (AttributeNames.Find(type, AttributeNames.Schema) is null) return;
        foreach (var problem in SchemaModels.Of(type, context.CancellationToken).Problems)
            if (ProblemPlace.Find(problem, type, context.CancellationToken) is { } place)
                context.ReportDiagnostic(Diagnostic.Create(SchemaRules.Of(problem.Kind), place, [.. problem.Arguments]));
    }
}
