using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Lengths of spans, arrays and literals that the code shows.</summary>
internal static class KnownLength
{
    /// <summary>The length of what is surely in a value, or null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="root">The body that it is in.</param>
    public static int? Of(IOperation value, IOperation root)
    {
        var settled = VariableUses.Settled(value, root);
        if (IsEmptyList(settled)) return value.Origin() is not ILocalReferenceOperation list || IsUntouched(list, root) ? 0 : null;
        return settled switch
        {
            IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } } => 0,
            IArrayCreationOperation => settled.Size()?.Number(),
            ICollectionExpressionOperation literal => literal.Elements.Any(e => e is ISpreadOperation) ? null : literal.Elements.Length,
            IMemberReferenceOperation { Instance: null, Member: { Name: "Empty", ContainingType: var type } }
                when TypeNames.ElementOf(type) is not null => 0,
            IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } created when TypeNames.IsSpan(created.Type) => 0,
            IInvocationOperation call => Of(call, root),
            _ when settled.Range() is { } range => Of(range, Parts.WholeOf(settled), root),
            _ => settled.Syntax switch
            {
                StackAllocArrayCreationExpressionSyntax { Initializer: { } items } => items.Expressions.Count,
                StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax array } =>
                    Constant(settled.SemanticModel, array.RankSpecifiers[0].Sizes[0]),
                ImplicitStackAllocArrayCreationExpressionSyntax stack => stack.Initializer.Expressions.Count,
                _ => null,
            },
        };
    }

    private static int? Of(IInvocationOperation call, IOperation root)
    {
        var type = call.TargetMethod.ContainingType;
        return call.TargetMethod.Name switch
        {
            "Empty" when TypeNames.Is(type, "System", "Array") => 0,
            "AsSpan" when TypeNames.Is(type, "System", "MemoryExtensions") => Of(call, [.. call.Arguments.Skip(1).Select(a => a.Value)], root),
            "Slice" when TypeNames.IsSpan(type) => Of(call, [.. call.Arguments.Select(a => a.Value)], root),
            _ => null,
        };
    }

    // From a number on, so many or all that are left.
    private static int? Of(IInvocationOperation part, IReadOnlyList<IOperation> bounds, IOperation root) => bounds.Count switch
    {
        2 => bounds[1].Number(),
        1 when Parts.WholeOf(part) is { } whole => Rest(bounds[0].Number(), whole, root),
        _ => null,
    };

    private static int? Rest(int? start, IOperation whole, IOperation root) => Of(whole, root) - start is { } rest and >= 0 ? rest : null;

    private static int? Of(IRangeOperation range, IOperation? whole, IOperation root)
    {
        int? start = range.LeftOperand is null ? 0 : range.LeftOperand.Bound()?.Number();
        if (range.RightOperand is not null) return range.RightOperand.Bound()?.Number() - start;
        return whole is null ? null : Rest(start, whole, root);
    }

    // A list made with a capacity has no elements yet.
    private static bool IsEmptyList(IOperation value) =>
        value is IObjectCreationOperation { Initializer: null } list && TypeNames.Is(list.Type, "System.Collections.Generic", "List")
        && list.Arguments.All(a => a.Parameter?.Type.SpecialType == SpecialType.System_Int32);

    private static bool IsUntouched(ILocalReferenceOperation list, IOperation root)
    {
        var uses = VariableUses.Of(list.Local, root);
        return uses.Declaration is { } declaration && declaration.Loop() == list.Loop() && declaration.Function() == list.Function()
            && uses.References[0].Syntax.SpanStart == list.Syntax.SpanStart;
    }

    private static int? Constant(SemanticModel? model, ExpressionSyntax size) =>
        model?.GetConstantValue(size) is { HasValue: true, Value: int number } ? number : null;
}
