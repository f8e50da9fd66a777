using System.Threading;
using FeatureGen.Analyzers;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Declared;

/// <summary>
/// Finds the crosses that name a property, in every schema of the project: one that is nested in others is crossed there.
/// </summary>
internal static class CrossUses
{
    /// <summary>The crosses that would lack a part without the property.</summary>
    public static IEnumerable<CrossUse> Of(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var type in Types(compilation.Assembly.GlobalNamespace))
            foreach (var cross in type.GetAttributes().Where(a => AttributeNames.Is(a, AttributeNames.Cross)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (cross.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax) continue;
                var names = CrossNames.Parts(cross);
                for (int i = 0; i < names.Count; i++)
                    if (Path(type, names[i]).Contains(member.OriginalDefinition, SymbolEqualityComparer.Default))
                        yield return new CrossUse(type, syntax, names, i);
            }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private static IEnumerable<ISymbol> Path(INamedTypeSymbol type, string name)
    {
        INamedTypeSymbol? current = type;
        foreach (var step in name.Split('.'))
        {
            if (current is null || FieldSymbols.Value(current, step) is not { } member) yield break;
            yield return member.OriginalDefinition;
            current = FieldSymbols.ValueType(member);
        }
    }
}
