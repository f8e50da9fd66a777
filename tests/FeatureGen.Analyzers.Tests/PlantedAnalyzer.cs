using System.Collections.Immutable;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Tests;

/// <summary>
/// Reports fields whose names begin with <c>Bad</c>, unless they are kept, and crosses of 13 buckets. A profile falls silent when the first field of its schema is
/// removed; fixes that follow each other need findings that last.
/// </summary>
#pragma warning disable RS1001 // Only the tests run it: to the compiler it is no analyzer.
public sealed class PlantedAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ProfileRules.Constant];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var member in type.GetMembers().Where(m => m.Name.StartsWith("Bad", StringComparison.Ordinal)))
            if (AttributeNames.KindsOf(member).Count > 0 && AttributeNames.Find(member, AttributeNames.Keep) is null) Report(context, member.Locations[0]);
        foreach (var attribute in type.GetAttributes().Where(a => a.NamedArguments.Any(n => n.Value.Value is 13)))
            Report(context, attribute.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation());
    }

    private static void Report(SymbolAnalysisContext context, Location location) =>
        context.ReportDiagnostic(Diagnostic.Create(ProfileRules.Constant, location, "a", "b", "c"));
}
