using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <content>Members and calls.</content>
internal sealed partial class Evaluator
{
    private const int MaxCalls = 12;

    private readonly Stack<ISymbol> _calls = new();
    private readonly Dictionary<string, Value> _stored = new(StringComparer.Ordinal);

    /// <summary>The value of a property of the schema, by its code.</summary>
    public Value OfProperty(IPropertySymbol property) => _bodies.OfGetter(property) is { } body ? Run(property, body, _self, Locals()) : Value.Unknown;

    /// <summary>The value of an expression outside of any member's code, as an initialiser is.</summary>
    public Value OfExpression(IOperation expression) => Evaluate(expression);

    /// <summary>What a constructor stores in the schema's members, by name; several values of one member are joined.</summary>
    public IReadOnlyDictionary<string, Value> StoredBy(IMethodSymbol constructor)
    {
        if (_bodies.OfMethod(constructor) is { } body) Execute(body);
        return _stored;
    }

    private void Store(ISymbol member, Value value) =>
        _stored[member.Name] = _stored.TryGetValue(member.Name, out var other) ? Value.From(Shape.Any, other, value) : value;

    private static ImmutableDictionary<ISymbol, Value> Locals() => ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default);

    private Value Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.IsStatic) return Static(property);
        var receiver = Evaluate(reference.Instance);
        if (reference.Arguments.Length > 0) return Indexer(reference, receiver);
        return IsOfProject(property) ? Member(receiver, property, property.Type) : KnownCalls.Property(property, receiver);
    }

    private Value Indexer(IPropertyReferenceOperation reference, Value receiver)
    {
        var value = Value.From(Shape.Any, [receiver, .. reference.Arguments.Select(a => Evaluate(a.Value))]);
        return PureMembers.Contains(reference.Property) ? value : value.Impure();
    }

    private Value Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (!field.IsStatic) return Member(Evaluate(reference.Instance), field, field.Type);
        if (!field.IsReadOnly) return Value.Unknown;
        if (_bodies.OfInitializer(field) is { ConstantValue.HasValue: true } known) return Value.Of(known.ConstantValue.Value);
        return PureMembers.Contains(field) ? Value.Given : Value.Unknown;
    }

    private Value Static(IPropertySymbol property)
    {
        if (_bodies.OfGetter(property) is { } body) return Run(property, body, Value.Unknown, Locals());
        return PureMembers.Contains(property) ? Value.Given : Value.Unknown;
    }

    // A schema of another project has no source here, but its fields are those of this schema all the same.
    private bool IsOfProject(ISymbol member) => member.OriginalDefinition.DeclaringSyntaxReferences.Length > 0
        || Generator.Schema.AttributeNames.Find(member.ContainingType, Generator.Schema.AttributeNames.Schema) is not null;

    private Value Member(Value receiver, ISymbol member, ITypeSymbol type)
    {
        if (receiver.Path is not { } path) return IsStored(member) ? receiver.To(Shape.Any) : OfObject(receiver, member);
        if (path.Length == 0) member = _scope.Override(member);
        string full = path.Length == 0 ? member.Name : path + "." + member.Name;
        if (Given.TryGetValue(full, out var given)) return given;
        if (_scope.SourceOf(full, member) is { } source) return Value.Of(source, type);
        return IsStored(member) ? Value.Of(new Source(full, SourceKind.Stored), type) : OfObject(receiver, member);
    }

    private bool IsStored(ISymbol member) => member is IFieldSymbol || _bodies.OfGetter((IPropertySymbol)member) is null;

    private Value OfObject(Value receiver, ISymbol member) => Run(member, _bodies.OfGetter((IPropertySymbol)member)!, receiver, Locals());

    private Value Invocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is null ? null : Evaluate(invocation.Instance);
        var arguments = new Value[invocation.Arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
            arguments[invocation.Arguments[i].Parameter?.Ordinal is { } at && at < arguments.Length ? at : i] = Evaluate(invocation.Arguments[i].Value);
        for (int i = 0; i < arguments.Length; i++) arguments[i] ??= Value.Unknown;
        if (invocation.IsVirtual && receiver?.Path?.Length == 0) method = (IMethodSymbol)_scope.Override(method);
        var result = Call(method, receiver, arguments);
        foreach (var argument in invocation.Arguments.Where(a => a.Parameter?.RefKind is RefKind.Out or RefKind.Ref))
            Assign(argument.Value, Value.From(Shape.Any, [result, .. arguments]));
        return result;
    }

    private Value Call(IMethodSymbol method, Value? receiver, IReadOnlyList<Value> arguments)
    {
        if (_bodies.OfMethod(method) is not { } body) return KnownCalls.Method(method, receiver, arguments);
        var locals = method.MethodKind == MethodKind.LocalFunction ? _locals : Locals();
        var parameters = method.OriginalDefinition.Parameters;
        for (int i = 0; i < parameters.Length; i++) locals = locals.SetItem(parameters[i], i < arguments.Count ? arguments[i] : Value.Unknown);
        return Run(method, body, receiver ?? (method.IsStatic ? Value.Unknown : _self), locals);
    }

    private Value Run(ISymbol member, IOperation body, Value self, ImmutableDictionary<ISymbol, Value> locals)
    {
        bool isCyclic = _calls.Contains(member.OriginalDefinition, SymbolEqualityComparer.Default);
        if (isCyclic || _calls.Count >= MaxCalls) return Value.From(Shape.Any, [self, .. locals.Values]).Impure();
        var (outerSelf, outerLocals) = (_self, _locals);
        (_self, _locals) = (self, locals);
        _calls.Push(member.OriginalDefinition);
        var result = Execute(body).Result ?? Value.Never;
        _calls.Pop();
        (_self, _locals) = (outerSelf, outerLocals);
        return result;
    }
}
