using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Ways through a tree of operations.</summary>
internal static class Operations
{
    /// <summary>The outermost operation of the body.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    /// <summary>The value without the conversions and parentheses around it.</summary>
    public static IOperation Unwrapped(this IOperation operation)
    {
        while (true)
        {
            if (operation is IConversionOperation conversion && Keeps(conversion)) operation = conversion.Operand;
            else if (operation is IParenthesizedOperation parenthesized) operation = parenthesized.Operand;
            else return operation;
        }
    }

    /// <summary>The outermost of the conversions and parentheses around a value, and of the <c>AsSpan()</c> of all of it.</summary>
    public static IOperation Wrapped(this IOperation operation)
    {
        while (true)
        {
            if (operation.Parent is IConversionOperation conversion && Keeps(conversion)) operation = conversion;
            else if (operation.Parent is IParenthesizedOperation parenthesized) operation = parenthesized;
            else if (operation.Parent is IArgumentOperation { Parent: IInvocationOperation call } && call.IsWholeSpan()) operation = call;
            else if (operation.Parent is IInvocationOperation own && own.Instance == operation && own.IsWholeSpan()) operation = own;
            else return operation;
        }
    }

    /// <summary>What a span is over: the value without <c>AsSpan()</c> of all of it.</summary>
    public static IOperation Origin(this IOperation operation)
    {
        while (true)
        {
            operation = operation.Unwrapped();
            if (operation is IInvocationOperation call && call.IsWholeSpan()) operation = call.Instance ?? call.Arguments[0].Value;
            else return operation;
        }
    }

    /// <summary>The variable, field or property that a value is read from; null of anything else.</summary>
    public static ISymbol? Variable(this IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.IsEmpty: true } property =>
            property.Property,
        _ => null,
    };

    /// <summary>Whether a value is read from a variable, a field or a property of whatever object.</summary>
    public static bool IsReference(this IOperation operation) =>
        operation.Unwrapped() is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation;

    /// <summary>Whether a value is read from that variable, field or property.</summary>
    public static bool Is(this IOperation operation, ISymbol variable) =>
        SymbolEqualityComparer.Default.Equals(operation.Variable(), variable);

    /// <summary>What is indexed where an operation reads or writes an element, and the index; null of anything else.</summary>
    public static (IOperation Collection, IOperation Index)? Element(this IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } element =>
            (element.ArrayReference.Unwrapped(), element.Indices[0].Unwrapped()),
        IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 1 } item
            when TypeNames.ElementOf(instance.Type) is not null => (instance.Unwrapped(), item.Arguments[0].Value.Unwrapped()),
        _ => null,
    };

    /// <summary>From where to where, where an operation takes a part of something by <c>[a..b]</c>; null of anything else.</summary>
    public static IRangeOperation? Range(this IOperation operation) => operation switch
    {
        IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } => range,
        IArrayElementReferenceOperation { Indices.Length: 1 } part => part.Indices[0] as IRangeOperation,
        _ => null,
    };

    /// <summary>An end of a range as the number that it is written as; null where it is left out, or counted from the end.</summary>
    public static IOperation? Bound(this IOperation? end) => end switch
    {
        null or IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => null,
        IConversionOperation { Type.Name: "Index" } index => index.Operand.Unwrapped(),
        _ => end.Unwrapped(),
    };

    /// <summary>The innermost lambda or local function around an operation; null where it is in the body of the member itself.</summary>
    public static IOperation? Function(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return parent;
        return null;
    }

    /// <summary>The innermost loop whose body an operation is in, within the same function.</summary>
    public static ILoopOperation? Loop(this IOperation operation)
    {
        for (var child = operation; child.Parent is { } parent; child = parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation) return null;
            if (parent is ILoopOperation loop && child == loop.Body) return loop;
        }
        return null;
    }

    /// <summary>Whether an operation reads what is declared within another, and so may differ at each turn of it.</summary>
    public static bool DependsOn(this IOperation operation, IOperation outer) => operation.DescendantsAndSelf().Any(o => o switch
    {
        ILocalReferenceOperation local => local.Local.IsWithin(outer),
        IParameterReferenceOperation parameter => parameter.Parameter.IsWithin(outer),
        _ => false,
    });

    /// <summary>Whether an operation is within another.</summary>
    public static bool IsIn(this IOperation operation, IOperation outer)
    {
        for (var parent = operation; parent is not null; parent = parent.Parent)
            if (parent == outer) return true;
        return false;
    }

    /// <summary>The length of an array that an operation makes; null where it is none, or one of several dimensions.</summary>
    public static IOperation? Size(this IOperation operation) =>
        operation is IArrayCreationOperation { DimensionSizes.Length: 1 } array ? array.DimensionSizes[0] : null;

    /// <summary>The number that a value always is, or null.</summary>
    public static int? Number(this IOperation value) => value.ConstantValue is { HasValue: true, Value: int number } ? number : null;

    private static bool IsWithin(this ISymbol declared, IOperation outer) =>
        declared.DeclaringSyntaxReferences.Any(d => d.SyntaxTree == outer.Syntax.SyntaxTree && outer.Syntax.Span.Contains(d.Span));

    /// <summary>Whether a call is <c>AsSpan</c> of all of an array, a list or an immutable array.</summary>
    private static bool IsWholeSpan(this IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "AsSpan") return false;
        var type = call.TargetMethod.ContainingType;
        return call.Instance is null
            ? call.Arguments.Length == 1 && (TypeNames.Is(type, "System", "MemoryExtensions")
                || TypeNames.Is(type, "System.Runtime.InteropServices", "CollectionsMarshal"))
            : call.Arguments.Length == 0 && TypeNames.Is(type, "System.Collections.Immutable", "ImmutableArray");
    }

    // Conversions to spans are methods of the span types; other conversions by methods make another value.
    private static bool Keeps(IConversionOperation conversion) =>
        conversion.OperatorMethod is null || TypeNames.IsSpan(conversion.OperatorMethod.ContainingType);
}
