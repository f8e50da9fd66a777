using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <summary>Follows the label into the fields that are computed from it.</summary>
internal sealed class LabelTrace
{
    private readonly SchemaCode _code;
    private readonly string? _label;
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stored = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);

    /// <summary>Reads constructors and initialisers, where the schema has a label.</summary>
    public LabelTrace(SchemaCode code)
    {
        _code = code;
        _label = code.Scope.Manifest.Label?.Name;
        if (_label is null) return;
        ReadInitializers();
        foreach (var constructor in code.Scope.Type.InstanceConstructors) ReadConstructor(constructor);
    }

    /// <summary>The label that a field is computed from; null if it is computed from none.</summary>
    public string? Of(string field)
    {
        if (_stored.Contains(field)) return _label;
        if (_code.Value(field) is not { } value) return null;
        if (_known.TryGetValue(field, out var known)) return known;
        _known[field] = null; // fields that read each other
        foreach (var source in value.Sources.OrderBy(s => s.Path, StringComparer.Ordinal))
            if (LabelOf(source, _parameters) is { } label) return _known[field] = label;
        return null;
    }

    /// <summary>The member through which a field reads the label; null if it reads it itself.</summary>
    public string? Through(string field)
    {
        if (_code.Member(field) is not IPropertySymbol property || _code.Bodies.OfGetter(property) is not { } body) return null;
        string? through = null;
        foreach (var operation in body.Descendants())
        {
            var name = (operation as IMemberReferenceOperation)?.Member.Name ?? (operation as IInvocationOperation)?.TargetMethod.Name;
            if (name is null || _code.Evaluator().OfExpression(operation).Sources.All(s => LabelOf(s, _parameters) is null)) continue;
            if (name == Of(field)) return null;
            through ??= name;
        }
        return through;
    }

    private string? LabelOf(Source source, HashSet<string> parameters) => source.Kind switch
    {
        SourceKind.Label => source.Path,
        SourceKind.Field => Of(source.Path),
        SourceKind.Parameter => parameters.Contains(source.Path) ? _label : null,
        _ => null,
    };

    // Only where there is a primary constructor can an initialiser read anything of the instance to be.
    private void ReadInitializers()
    {
        if (!_code.Scope.Type.InstanceConstructors.Any(IsPrimary)) return;
        if (_code.Member(_label!) is { } label)
        {
            if (IsParameter(label)) _parameters.Add(label.Name);
            if (Initial(label) is { } value && ParameterOf(value) is { } parameter) _parameters.Add(parameter);
        }
        foreach (var field in OwnFields())
            if (_code.Member(field) is { } member && Initial(member) is { } value) Add(field, value, _parameters);
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null };

    // The property of a positional record stands where its parameter does.
    private static bool IsParameter(ISymbol member) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax;

    private Value? Initial(ISymbol member) => _code.Bodies.OfInitializer(member) is { } value ? _code.Evaluator().OfExpression(value) : null;

    private void ReadConstructor(IMethodSymbol constructor)
    {
        if (constructor.IsImplicitlyDeclared || IsPrimary(constructor) || StoresParametersAlone(constructor)) return;
        var stored = _code.Evaluator().StoredBy(constructor);
        var parameters = new HashSet<string>(StringComparer.Ordinal);
        if (stored.TryGetValue(_label!, out var label) && ParameterOf(label) is { } parameter) parameters.Add(parameter);
        foreach (var field in OwnFields())
            if (stored.TryGetValue(field, out var value)) Add(field, value, parameters);
    }

    // Most constructors store each parameter in a member of its own, which is told without binding their code.
    private static bool StoresParametersAlone(IMethodSymbol constructor)
    {
        if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not ConstructorDeclarationSyntax { Body.Statements: var statements } syntax) return false;
        var free = new HashSet<string>(syntax.ParameterList.Parameters.Select(p => p.Identifier.ValueText), StringComparer.Ordinal);
        foreach (var statement in statements)
            if (statement is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: NameSyntax or MemberAccessExpressionSyntax, Right: IdentifierNameSyntax value } }
                || !free.Remove(value.Identifier.ValueText)) return false;
        return true;
    }

    private void Add(string field, Value value, HashSet<string> parameters)
    {
        if (value.Sources.Any(s => s.Kind != SourceKind.Field && LabelOf(s, parameters) is not null)) _stored.Add(field);
    }

    private static string? ParameterOf(Value value) =>
        value is { Shape.IsSame: true, Sources: { Count: 1 } sources } && sources.First() is { Kind: SourceKind.Parameter } source ? source.Path : null;

    private IEnumerable<string> OwnFields() => _code.Scope.Manifest.Fields.Select(f => f.Name).Where(n => n.IndexOf('.') < 0 && n.IndexOf('*') < 0);
}
