using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Parts and copies of a collection that keep the order of its elements.</summary>
internal static class Parts
{
    private static readonly string[] s_methods =
    [
        "AsSpan", "Slice", "Take", "Skip", "TakeWhile", "SkipWhile", "Where", "GetRange", "ToArray",
        "ToList", "ToImmutableArray", "AsEnumerable",
    ];

    /// <summary>The largest expression that is a part or a copy of what an operation is, by itself or by those around it.</summary>
    public static IOperation Outermost(IOperation operation)
    {
        while (true)
        {
            operation = operation.Wrapped();
            if (operation.Parent is { } parent && WholeOf(parent) == operation) operation = parent;
            else if (operation.Parent is IArgumentOperation { Parent: { } call } && WholeOf(call) == operation)
                operation = call;
            else return operation;
        }
    }

    /// <summary>What a part or a copy is of, at the end: a variable mostly.</summary>
    public static IOperation Innermost(IOperation operation)
    {
        while (true)
        {
            operation = operation.Origin();
            if (WholeOf(operation) is { } whole) operation = whole;
            else return operation;
        }
    }

    /// <summary>What an operation takes a part or makes a copy of; null where it does neither.</summary>
    public static IOperation? WholeOf(IOperation operation) => operation switch
    {
        IImplicitIndexerReferenceOperation { Argument: IRangeOperation } slice => slice.Instance,
        IArrayElementReferenceOperation slice when slice.Range() is not null => slice.ArrayReference,
        IInvocationOperation call when s_methods.Contains(call.TargetMethod.Name) && IsOfSystem(call) =>
            call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null),
        _ when IsListOf(operation) => ((IObjectCreationOperation)operation).Arguments[0].Value,
        _ => null,
    };

    /// <summary>Whether an operation is all of a collection made anew.</summary>
    public static bool IsCopy(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" } || IsListOf(operation);

    // new List<Ranked>(top)
    private static bool IsListOf(IOperation operation) =>
        operation is IObjectCreationOperation { Initializer: null, Arguments.Length: 1 } list
        && TypeNames.Is(list.Type, "System.Collections.Generic", "List")
        && list.Arguments[0].Parameter?.Type.SpecialType != SpecialType.System_Int32;

    private static bool IsOfSystem(IInvocationOperation call)
    {
        var space = call.TargetMethod.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space?.Name == "System";
    }
}
