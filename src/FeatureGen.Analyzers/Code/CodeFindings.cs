using System.Runtime.CompilerServices;
using System.Threading;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What the code of schemas shows, read once for the rules about code and those about data.</summary>
/// <remarks>A type is one of a compilation: what is known of it is as old as the type, and gone with it.</remarks>
internal static class CodeFindings
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, IReadOnlyList<CodeFinding>> s_findings = new();

    /// <summary>The findings about the fields of a schema of the project, in the order of the fields.</summary>
    /// <param name="type">The schema.</param>
    /// <param name="compilation">The compilation that it is of.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static IReadOnlyList<CodeFinding> Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (s_findings.TryGetValue(type, out var known)) return known;
        var findings = Read(type, compilation, cancellationToken);
        return s_findings.GetValue(type, _ => findings);
    }

    private static IReadOnlyList<CodeFinding> Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var model = SchemaModels.Of(type, cancellationToken);
        var code = new SchemaCode(type, model, new Bodies(compilation, cancellationToken), cancellationToken);
        var fields = new FieldFindings(code, compilation);
        var findings = new List<CodeFinding>();
        foreach (var field in model.Manifest.Fields.Where(f => f.Kind != FieldKind.Cross))
        {
            if (field.Name.IndexOf('.') >= 0)
            {
                if (fields.OfNested(field, cancellationToken) is { } nested) findings.Add(new(nested, IsOwn: false));
            }
            else if (FieldSymbols.Value(type, field.Name) is { } member && IsReportedBy(type, member) && fields.Of(field, member) is { } finding)
                findings.Add(new(finding, IsOwn(type, member)));
        }
        return findings.Count == 0 ? [] : findings;
    }

    // A base type that is a schema reports its fields itself.
    private static bool IsReportedBy(INamedTypeSymbol type, ISymbol member) =>
        FieldSymbols.IsOf(member, type.ContainingAssembly)
        && (IsOwn(type, member) || AttributeNames.Find(member.ContainingType, AttributeNames.Schema) is null);

    private static bool IsOwn(INamedTypeSymbol type, ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, type);
}
