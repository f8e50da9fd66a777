using System.Threading;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Schemas;

/// <summary>Finds the place of a problem in the source.</summary>
internal static class ProblemPlace
{
    /// <summary>The identifier, attribute or argument that the problem is about; null where another schema reports it.</summary>
    public static Location? Find(SchemaProblem problem, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (problem.Kind == ProblemKind.NotPartial) return OfShell(problem, type);
        var members = problem.Member is { } name ? FieldSymbols.Members(type, name).ToList() : [];
        var place = problem.Attribute is null ? null : OfAttribute(problem, problem.Member is null ? [type] : members, type.ContainingAssembly, cancellationToken);
        place ??= members.Where(m => !AttributeNames.IsGenerated(m)).Select(m => Identifier(m, type)).FirstOrDefault(p => p is not null);
        return place ?? Identifier(type, type);
    }

    // A containing type is reported once, by the first of the schemas in it.
    private static Location? OfShell(SchemaProblem problem, INamedTypeSymbol type)
    {
        INamedTypeSymbol? shell = type;
        while (shell is not null && shell.Name != problem.Arguments[0]) shell = shell.ContainingType;
        if (shell is null || !SymbolEqualityComparer.Default.Equals(FirstSchema(shell), type)) return null;
        return Identifier(shell, type);
    }

    private static Location? Identifier(ISymbol symbol, INamedTypeSymbol type) => FieldSymbols.Identifier(symbol, type.ContainingAssembly);

    private static INamedTypeSymbol? FirstSchema(INamedTypeSymbol type) =>
        AttributeNames.Find(type, AttributeNames.Schema) is not null ? type : type.GetTypeMembers().Select(FirstSchema).FirstOrDefault(t => t is not null);

    private static Location? OfAttribute(SchemaProblem problem, IReadOnlyList<ISymbol> owners, IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        foreach (var owner in owners.Where(o => FieldSymbols.IsOf(o, assembly)))
        {
            var ofName = owner.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == problem.Attribute);
            var attribute = ofName.ElementAtOrDefault(problem.AttributeIndex);
            if (attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax) continue;
            var argument = problem.Argument < 0 ? null : syntax.ArgumentList?.Arguments.ElementAtOrDefault(problem.Argument);
            return (argument ?? (SyntaxNode)syntax).GetLocation();
        }
        return null;
    }
}
