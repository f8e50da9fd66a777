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
            IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" } call => call.Instance ?? (call.Arguments.Length == 1 ? call.Arguments[0].Value : null),
            ICollectionExpressionOperation { Elements.Length: 1 } literal => (literal.Elements[0] as ISpreadOperation)?.Operand,
            _ => null,
        };
        copied = copied?.Unwrapped();
        return TypeNames.ElementOf(copied?.Type) is { } element && !IsConverted(operation, element) ? copied : null;
    }

    /// <summary>What to do instead.</summary>
    public static string Instead(IOperation copied)
    {
        var text = copied.Syntax.ToString();
        if (TypeNames.Is(copied.Type, "System.Collections.Generic", "List")) return $"pass CollectionsMarshal.AsSpan({text})";
        return copied.Type is IArrayTypeSymbol || TypeNames.IsSpan(copied.Type) ? $"pass {text}" : $"pass {text}.AsSpan()";
    }

    private static bool IsConverted(IOperation copy, ITypeSymbol element) =>
        copy.Type is not null && TypeNames.ElementOf(copy.Type) is { } made && !SymbolEqualityComparer.Default.Equals(made, element);
}
