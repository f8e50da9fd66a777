using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <summary>
/// Runs the code of a schema's members on what is known of values instead of on values: what they are computed from, and how they follow from it.
/// Code that it does not follow gives a value of which nothing is known but what it was computed from.
/// </summary>
internal sealed partial class Evaluator
{
    private const int MaxDepth = 150;
    private const int MaxOperations = 20_000;

    private readonly SchemaScope _scope;
    private readonly Bodies _bodies;
    private readonly CancellationToken _cancellationToken;
    private readonly Stack<Value> _receivers = new();
    private readonly Stack<Value> _matched = new();
    private ImmutableDictionary<ISymbol, Value> _locals = ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);
    private Value _self = Value.Object("");
    private int _depth, _operations;

    /// <summary>An evaluator for one member; it is not used twice.</summary>
    public Evaluator(SchemaScope scope, Bodies bodies, CancellationToken cancellationToken)
    {
        _scope = scope;
        _bodies = bodies;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Members, by their paths, whose values are given.</summary>
    public IReadOnlyDictionary<string, Value> Given { get; init; } = ImmutableDictionary<string, Value>.Empty;

    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || ++_operations > MaxOperations || _depth >= MaxDepth) return Value.Unknown;
        _cancellationToken.ThrowIfCancellationRequested();
        if (operation.ConstantValue.HasValue) return Value.Of(operation.ConstantValue.Value);
        _depth++;
        var value = Expression(operation);
        _depth--;
        return value;
    }

    private Value Expression(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Conversion(conversion),
        IBinaryOperation binary => Binary(binary),
        IUnaryOperation unary => Unary(unary),
        IConditionalOperation choice => Conditional(choice),
        ICoalesceOperation coalesce => Choices.Coalesce(Evaluate(coalesce.Value), Evaluate(coalesce.WhenNull)),
        IConditionalAccessOperation access => ConditionalAccess(access),
        IConditionalAccessInstanceOperation => _receivers.Count > 0 ? _receivers.Peek() : Value.Unknown,
        IInstanceReferenceOperation instance => Instance(instance),
        ILocalReferenceOperation local => _locals.TryGetValue(local.Local, out var value) ? value : Value.Unknown,
        IParameterReferenceOperation parameter => Parameter(parameter.Parameter),
        IPropertyReferenceOperation property => Property(property),
        IFieldReferenceOperation field => Field(field),
        IInvocationOperation invocation => Invocation(invocation),
        ISwitchExpressionOperation choice => SwitchExpression(choice),
        IIsPatternOperation test => Match(test.Pattern, Evaluate(test.Value)),
        IInterpolatedStringOperation text => Interpolation(text),
        ISimpleAssignmentOperation assignment => Assign(assignment.Target, Evaluate(assignment.Value)),
        ICompoundAssignmentOperation { Target: ILocalReferenceOperation } assignment => Compound(assignment),
        IThrowOperation => Value.Never,
        IDefaultValueOperation or ITypeOfOperation => Numbers.IsNullable(operation.Type) ? Value.Of(null) : Value.Given,
        IArrayElementReferenceOperation or IArrayCreationOperation or IArrayInitializerOperation or ITupleOperation or IRangeOperation
            or IImplicitIndexerReferenceOperation or IIsTypeOperation or ICollectionExpressionOperation => PureOfParts(operation),
        IObjectCreationOperation { Constructor: { } constructor } when PureMembers.Contains(constructor) => PureOfParts(operation),
        _ => Sweep(operation),
    };

    private Value PureOfParts(IOperation operation) => Value.From(Shape.Any, [.. operation.ChildOperations.Select(Evaluate)]);

    private Value Conversion(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is not { } method || Numbers.IsNumber(conversion.Operand.Type) && Numbers.IsNumber(conversion.Type))
            return Conversions.Of(value, conversion.Operand.Type, conversion.Type);
        return Call(method, null, [value]);
    }

    private Value Binary(IBinaryOperation operation)
    {
        var kind = operation.OperatorKind;
        var left = Evaluate(operation.LeftOperand);
        if (kind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
            return Arithmetic.Logical(kind, left, EvaluateWhere(left, kind == BinaryOperatorKind.ConditionalAnd, operation.RightOperand));
        var right = Evaluate(operation.RightOperand);
        if (operation.OperatorMethod is { } method && !IsBuiltIn(operation)) return Call(method, null, [left, right]);
        if (kind == BinaryOperatorKind.Add && operation.Type?.SpecialType == SpecialType.System_String) return KnownCalls.Joined([left, right]);
        if (operation.Type?.SpecialType != SpecialType.System_Boolean)
            return Numbers.IsNumber(operation.Type)
                ? Arithmetic.Binary(kind, left, right, Numbers.IsIntegral(operation.Type))
                : Value.From(Shape.Any, left, right);
        return kind is BinaryOperatorKind.And or BinaryOperatorKind.Or ? Arithmetic.Logical(kind, left, right) : Arithmetic.Compare(kind, left, right);
    }

    // What stands behind && runs only where the left side is true, which decides nothing here but which constants are left out.
    private Value EvaluateWhere(Value left, bool wanted, IOperation operation) => left.Is(!wanted) ? Value.Of(!wanted) : Evaluate(operation);

    private static bool IsBuiltIn(IBinaryOperation operation) =>
        (Numbers.IsNumber(operation.LeftOperand.Type) && Numbers.IsNumber(operation.RightOperand.Type))
        || operation.LeftOperand.Type?.SpecialType == SpecialType.System_String;

    private Value Unary(IUnaryOperation operation)
    {
        var value = Evaluate(operation.Operand);
        return operation.OperatorKind switch
        {
            UnaryOperatorKind.Not when operation.Type?.SpecialType == SpecialType.System_Boolean => Arithmetic.Not(value),
            UnaryOperatorKind.Plus => value,
            UnaryOperatorKind.Minus when Numbers.IsNumber(operation.Type) => Arithmetic.Binary(
                BinaryOperatorKind.Subtract, Value.Of(0), value, Numbers.IsIntegral(operation.Type)),
            _ => operation.OperatorMethod is { } method ? Call(method, null, [value]) : value.To(Shape.Any),
        };
    }

    private Value Conditional(IConditionalOperation operation)
    {
        var condition = Evaluate(operation.Condition);
        if (condition.Is(true)) return Evaluate(operation.WhenTrue);
        if (condition.Is(false)) return Evaluate(operation.WhenFalse);
        return Choices.Of(condition, Evaluate(operation.WhenTrue), Evaluate(operation.WhenFalse));
    }

    private Value ConditionalAccess(IConditionalAccessOperation access)
    {
        var receiver = Evaluate(access.Operation);
        if (receiver.Is(null)) return receiver;
        _receivers.Push(receiver);
        var value = Evaluate(access.WhenNotNull);
        _receivers.Pop();
        return value;
    }

    private Value Instance(IInstanceReferenceOperation instance) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ContainingTypeInstance => _self,
        InstanceReferenceKind.PatternInput when _matched.Count > 0 => _matched.Peek(),
        _ => Value.Unknown,
    };

    private Value Parameter(IParameterSymbol parameter)
    {
        if (_locals.TryGetValue(parameter, out var value)) return value;
        bool isOfConstructor = parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return isOfConstructor ? Value.Of(new Source(parameter.Name, SourceKind.Parameter), parameter.Type) : Value.Unknown;
    }

    private Value Interpolation(IInterpolatedStringOperation text) => KnownCalls.Joined([.. text.Parts.Select(part => part switch
    {
        IInterpolatedStringTextOperation literal => Evaluate(literal.Text),
        IInterpolationOperation { FormatString: null } hole => Evaluate(hole.Expression),
        IInterpolationOperation hole => Evaluate(hole.Expression).To(Shape.Any),
        _ => Sweep(part),
    })]);
}
