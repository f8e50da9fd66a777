using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>A collection as it is handed to a call that takes a span.</summary>
/// <param name="Text">What is written for it.</param>
/// <param name="Count">What is written for its length.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="IsWritable">Whether an element can be set by an index, and it is no list, whose growth nobody sees.</param>
/// <param name="IsList">Whether it is a <c>List</c>.</param>
internal sealed record SpanText(string Text, string Count, ITypeSymbol Element, bool IsWritable, bool IsList)
{
    /// <summary>Whether it is what calls take, without a conversion.</summary>
    public bool IsReadOnlySpan { get; private init; }

    /// <summary>The type of its elements as it is written there.</summary>
    public string ElementName { get; private init; } = "";

    /// <summary>
    /// The collection that a variable holds, which is the same at each turn of a loop; null where it is none that is a span.
    /// </summary>
    public static SpanText? OfVariable(IdentifierNameSyntax name, Finding finding) =>
        finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol
            ? Of(name, finding)
            : null;

    /// <summary>The collection that an expression gives; null where it is none that is a span.</summary>
    public static SpanText? Of(ExpressionSyntax value, Finding finding) => Read(value, finding) is { } span
        ? span with { ElementName = Surroundings.Name(span.Element, value, finding) }
        : null;

    private static SpanText? Read(ExpressionSyntax value, Finding finding) =>
        finding.Model.GetTypeInfo(value, finding.CancellationToken).Type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => new($"{value}", $"{value}.Length", array.ElementType, true, false),
        INamedTypeSymbol { TypeArguments.Length: 1 } type => type.OriginalDefinition.ToDisplayString() switch
        {
            "System.Span<T>" => new($"{value}", $"{value}.Length", type.TypeArguments[0], true, false),
            "System.ReadOnlySpan<T>" => new($"{value}", $"{value}.Length", type.TypeArguments[0], false, false) { IsReadOnlySpan = true },
            "System.Collections.Immutable.ImmutableArray<T>" =>
                new($"{value}.AsSpan()", $"{value}.Length", type.TypeArguments[0], false, false),
            "System.Collections.Generic.List<T>" =>
                new($"{Marshal(value, finding)}.AsSpan({value})", $"{value}.Count", type.TypeArguments[0], false, true),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether the number of elements of a list can be set.</summary>
    public static bool HasSetCount(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Runtime.InteropServices.CollectionsMarshal")?.GetMembers("SetCount").IsEmpty == false;

    /// <summary>What makes spans of lists, with its namespace where that is not imported.</summary>
    public static string Marshal(SyntaxNode place, Finding finding) =>
        finding.Model.LookupNamespacesAndTypes(place.SpanStart, name: "CollectionsMarshal").IsEmpty
            ? "System.Runtime.InteropServices.CollectionsMarshal"
            : "CollectionsMarshal";
}
