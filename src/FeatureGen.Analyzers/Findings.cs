using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers;

/// <summary>Findings about members, by the type that declares them.</summary>
/// <remarks>
/// A file speaks about a schema, whose fields may be declared in other types and files. A finding is reported when the type that declares the
/// field is analysed: so it is local to its file, shows while that file is edited, and comes once.
/// </remarks>
internal sealed class Findings
{
    private readonly Dictionary<ISymbol, List<Diagnostic>> _byType = new(SymbolEqualityComparer.Default);

    /// <summary>Adds a finding at a place within the type's declarations.</summary>
    public void Add(DiagnosticDescriptor rule, FieldPlace place, IEnumerable<Location> evidence, params object?[] arguments) =>
        Add(rule, place, evidence, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>Adds a finding with properties for code fixes.</summary>
    public void Add(
        DiagnosticDescriptor rule, FieldPlace place, IEnumerable<Location> evidence, ImmutableDictionary<string, string?> properties,
        params object?[] arguments)
    {
        if (!_byType.TryGetValue(place.Type, out var findings)) _byType.Add(place.Type, findings = []);
        findings.Add(Diagnostic.Create(rule, place.Location, evidence, properties, arguments));
    }

    /// <summary>Reports findings while the types are analysed that declare the fields; until the first of these is, nothing is read.</summary>
    public static void Register(CompilationStartAnalysisContext context, Func<CancellationToken, Findings> read)
    {
        var findings = new Once<Findings>(read);
        context.RegisterSymbolAction(symbol =>
        {
            if (findings.IfMade is null && !FieldPlaces.MayBeIn((INamedTypeSymbol)symbol.Symbol)) return;
            findings.Get(symbol.CancellationToken).Report(symbol);
        }, SymbolKind.NamedType);
    }

    private void Report(SymbolAnalysisContext context)
    {
        if (!_byType.TryGetValue(context.Symbol, out var findings)) return;
        foreach (var finding in findings) context.ReportDiagnostic(finding);
    }
}
