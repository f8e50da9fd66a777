using System.Collections.Concurrent;
using System.Collections.Immutable;
using FeatureGen.Formats.Schemas;
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
        // Several schemas may inherit one field of a type that is no schema itself; it is reported once.
        var inherited = new ConcurrentDictionary<(Location, string), bool>();
        context.RegisterSymbolAction(symbol => Analyze(symbol, inherited), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, ConcurrentDictionary<(Location, string), bool> inherited)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (AttributeNames.Find(type, AttributeNames.Schema) is null) return;
        var model = SchemaModels.Of(type, context.CancellationToken);
        var code = new SchemaCode(type, model, new Bodies(context.Compilation, context.CancellationToken), context.CancellationToken);
        var findings = new FieldFindings(code);
        foreach (var field in model.Manifest.Fields)
        {
            if (field.Kind == FieldKind.Cross || FieldSymbols.Value(type, field.Name) is not { } member || !IsReportedBy(type, member)) continue;
            if (findings.Of(field, member) is not { } finding) continue;
            bool isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, type);
            if (isOwn || inherited.TryAdd((finding.Location, finding.ToString()), true)) context.ReportDiagnostic(finding);
        }
    }

    // A base type that is a schema reports its fields itself.
    private static bool IsReportedBy(INamedTypeSymbol type, ISymbol member) =>
        FieldSymbols.IsOf(member, type.ContainingAssembly)
        && (SymbolEqualityComparer.Default.Equals(member.ContainingType, type) || AttributeNames.Find(member.ContainingType, AttributeNames.Schema) is null);
}
