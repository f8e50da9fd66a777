using System.Collections.Concurrent;
using System.Collections.Immutable;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Code;

/// <summary>Reports computed fields that are redundant, derived or leaking, and fields that by their names are known too late.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. CodeRules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(AttributeNames.Schema) is null) return;
        // Several schemas may inherit one field of a type that is no schema itself, or hold one nested schema; it is reported once.
        var inherited = new ConcurrentDictionary<(Location, string), bool>();
        var data = new ToldByData(context.Compilation, context.Options);
        context.RegisterSymbolAction(symbol => Analyze(symbol, inherited, data), SymbolKind.NamedType);
    }

    private static void Analyze(
        SymbolAnalysisContext context, ConcurrentDictionary<(Location, string), bool> inherited, ToldByData data)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (AttributeNames.Find(type, AttributeNames.Schema) is null) return;
        foreach (var (finding, isOwn) in CodeFindings.Of(type, context.Compilation, context.CancellationToken))
        {
            if (data.Silences(finding, context.CancellationToken)) continue;
            if (isOwn || inherited.TryAdd((finding.Location, finding.ToString()), true)) context.ReportDiagnostic(finding);
        }
    }
}
