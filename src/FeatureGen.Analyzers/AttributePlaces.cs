using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers;

/// <summary>Finds the places of an attribute and of its arguments.</summary>
public static class AttributePlaces
{
    /// <summary>The attribute, without its brackets; null where it is not source.</summary>
    public static Location? Of(AttributeData attribute, CancellationToken cancellationToken) =>
        Syntax(attribute, cancellationToken)?.GetLocation();

    /// <summary>A named argument, <c>Buckets = 5</c>; the attribute where it is not written.</summary>
    public static Location? OfNamed(AttributeData attribute, string name, CancellationToken cancellationToken)
    {
        var syntax = Syntax(attribute, cancellationToken);
        var argument = syntax?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);
        return ((SyntaxNode?)argument ?? syntax)?.GetLocation();
    }

    /// <summary>A value of a constructor's <c>params</c>, on its own or in an array that is written out.</summary>
    public static Location? OfValue(AttributeData attribute, int index, CancellationToken cancellationToken)
    {
        var syntax = Syntax(attribute, cancellationToken);
        return ((syntax is null ? null : Values(syntax).ElementAtOrDefault(index)) ?? (SyntaxNode?)syntax)?.GetLocation();
    }

    /// <summary>The values of a constructor's <c>params</c> as they are written, one by one or in an array that is written out.</summary>
    public static IReadOnlyList<ExpressionSyntax> Values(AttributeSyntax attribute)
    {
        var values = attribute.ArgumentList?.Arguments.Where(a => a.NameEquals is null).Select(a => a.Expression).ToList() ?? [];
        return values.Count == 1 && Elements(values[0]) is { } elements ? elements : values;
    }

    private static List<ExpressionSyntax>? Elements(ExpressionSyntax array) => array switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression)],
        _ => null,
    };

    private static AttributeSyntax? Syntax(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
}
