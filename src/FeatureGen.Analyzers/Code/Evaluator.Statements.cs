using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <content>Statements.</content>
internal sealed partial class Evaluator
{
    private Flow Execute(IOperation? statement)
    {
        if (++_operations > MaxOperations || _depth >= MaxDepth) return Flow.Returns(Value.Unknown);
        _depth++;
        var flow = Statement(statement);
        _depth--;
        return flow;
    }

    private Flow Statement(IOperation? statement)
    {
        switch (statement)
        {
            case null or IEmptyOperation or ILocalFunctionOperation:
                return Flow.GoesOn;
            case IBlockOperation block:
                return InOrder(block.Operations);
            case IReturnOperation { Kind: OperationKind.Return } result:
                return Flow.Returns(Evaluate(result.ReturnedValue));
            case IConditionalOperation { Type: null } choice:
                return Branch(Evaluate(choice.Condition), () => Execute(choice.WhenTrue), () => Execute(choice.WhenFalse));
            case ISwitchOperation choice when choice.Cases.All(IsStructured):
                return Case(choice, Evaluate(choice.Value), 0);
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(d => d.Declarators)) Declare(declarator);
                return Flow.GoesOn;
            case IThrowOperation:
                return Flow.Returns(Value.Never);
            case IExpressionStatementOperation expression:
                return Evaluate(expression.Operation).IsNever ? Flow.Returns(Value.Never) : Flow.GoesOn;
            default:
                return Unfollowed(statement);
        }
    }

    private Flow InOrder(ImmutableArray<IOperation> statements)
    {
        var flow = Flow.GoesOn;
        foreach (var statement in statements)
        {
            if (flow.Ends) break;
            flow = flow.Then(Execute(statement));
        }
        return flow;
    }

    private Flow Branch(Value condition, Func<Flow> whenTrue, Func<Flow> whenFalse)
    {
        if (condition.Is(true)) return whenTrue();
        if (condition.Is(false)) return whenFalse();
        var before = _locals;
        var first = whenTrue();
        var afterFirst = _locals;
        _locals = before;
        var second = whenFalse();
        if (second.Ends) _locals = afterFirst;
        else if (!first.Ends) _locals = Merge(condition, afterFirst, _locals);
        return Flow.Choose(condition, first, second);
    }

    private static ImmutableDictionary<ISymbol, Value> Merge(
        Value condition, ImmutableDictionary<ISymbol, Value> whenTrue, ImmutableDictionary<ISymbol, Value> whenFalse)
    {
        if (ReferenceEquals(whenTrue, whenFalse)) return whenTrue;
        var merged = whenFalse;
        foreach (var local in whenTrue)
            if (!whenFalse.TryGetValue(local.Key, out var other)) merged = merged.SetItem(local.Key, local.Value);
            else if (!ReferenceEquals(local.Value, other)) merged = merged.SetItem(local.Key, Choices.Of(condition, local.Value, other));
        return merged;
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        _locals = _locals.SetItem(declarator.Symbol, initializer is null ? Value.Never : Evaluate(initializer.Value));
    }

    private Value Assign(IOperation target, Value value)
    {
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is ILocalReferenceOperation local) _locals = _locals.SetItem(local.Local, value);
        else if (target is IParameterReferenceOperation parameter) _locals = _locals.SetItem(parameter.Parameter, value);
        else if (target is IMemberReferenceOperation { Instance: IInstanceReferenceOperation } member) Store(member.Member, value);
        return value;
    }

    private Value Compound(ICompoundAssignmentOperation assignment)
    {
        var (left, right) = (Evaluate(assignment.Target), Evaluate(assignment.Value));
        var value = Numbers.IsNumber(assignment.Type) && Numbers.IsNumber(assignment.Value.Type)
            ? Arithmetic.Binary(assignment.OperatorKind, left, right, Numbers.IsIntegral(assignment.Type) && Numbers.IsIntegral(assignment.Value.Type))
            : Value.From(Shape.Any, left, right);
        // The sum is of the wider type; then it is converted back.
        return Assign(assignment.Target, Conversions.Of(value, assignment.Value.Type, assignment.Type));
    }

    private Flow Case(ISwitchOperation choice, Value value, int index)
    {
        var cases = choice.Cases.Where(c => !IsDefault(c)).ToList();
        if (index == cases.Count) return choice.Cases.FirstOrDefault(IsDefault) is { } otherwise ? Section(otherwise) : Flow.GoesOn;
        var condition = Clause(cases[index].Clauses[0], value);
        foreach (var clause in cases[index].Clauses.Skip(1))
            condition = Arithmetic.Logical(BinaryOperatorKind.ConditionalOr, condition, Clause(clause, value));
        return Branch(condition, () => Section(cases[index]), () => Case(choice, value, index + 1));
    }

    private Value Clause(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation single => Arithmetic.Compare(BinaryOperatorKind.Equals, value, Evaluate(single.Value)),
        IPatternCaseClauseOperation { Guard: null } pattern => Match(pattern.Pattern, value),
        IPatternCaseClauseOperation pattern => Arithmetic.Logical(BinaryOperatorKind.ConditionalAnd, Match(pattern.Pattern, value), Evaluate(pattern.Guard)),
        _ => Sweep(clause),
    };

    private Flow Section(ISwitchCaseOperation section) => InOrder([.. section.Body.Where(s => s is not IBranchOperation)]);

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(c => c is IDefaultCaseClauseOperation);

    private static bool IsStructured(ISwitchCaseOperation section) =>
        section.Descendants().OfType<IBranchOperation>().All(b => b.BranchKind == BranchKind.Break && b == section.Body.LastOrDefault());

    // A loop, try, using, lock, goto: all that is written in it depends on all that is read in it.
    private Flow Unfollowed(IOperation statement)
    {
        var value = Sweep(statement);
        bool returns = statement.DescendantsAndSelf().Any(o => o is IReturnOperation);
        return returns ? new Flow(value, value) : Flow.GoesOn;
    }

    // Lambdas and all else that is not followed.
    private Value Sweep(IOperation operation)
    {
        var parts = new List<Value> { Value.Unknown };
        foreach (var part in operation.Descendants())
            if (part is IPropertyReferenceOperation or IFieldReferenceOperation or IInvocationOperation or ILocalReferenceOperation
                or IParameterReferenceOperation or IConditionalAccessOperation) parts.Add(Evaluate(part));
        var value = Value.From(Shape.Any, [.. parts]);
        foreach (var part in operation.DescendantsAndSelf())
            if (Written(part) is { } target) Assign(target, value);
        return value;
    }

    private static IOperation? Written(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => assignment.Target,
        IIncrementOrDecrementOperation increment => increment.Target,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
        _ => null,
    };
}
