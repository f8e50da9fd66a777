using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Copies of what is a span already.</summary>
internal static class Copies
{
    /// <summary>What is copied, where an operation makes an array or a list of what can be read as a span; else null.</summary>
    public static IOperation? Of(IOperation operation)
    {
        var copied = operation switch
        {
            IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" } call =>
                call.Instance ?? (call.Arguments.Length == 1 ? call.Arguments[0].Value : null),
            ICollectionExpressionOperation { Elements.Length: 1 } literal => (literal.Elements[0] as ISpreadOperation)?.Operand,
            _ => null,
        };
        copied = copied?.Unwrapped();
        return TypeNames.ElementOf(copied?.Type) is { } element && !IsConverted(operation, element) ? copied : null;
    }

    /// <summary>How a collection is written as a span, without a copy.</summary>
    public static string AsSpan(IOperation collection)
    {
        var text = collection.Syntax.ToString();
        if (TypeNames.Is(collection.Type, "System.Collections.Generic", "List")) return $"CollectionsMarshal.AsSpan({text})";
        return collection.Type is IArrayTypeSymbol || TypeNames.IsSpan(collection.Type) ? text : $"{text}.AsSpan()";
    }

    private static bool IsConverted(IOperation copy, ITypeSymbol element) =>
        copy.Type is not null && TypeNames.ElementOf(copy.Type) is { } made && !SymbolEqualityComparer.Default.Equals(made, element);
}
