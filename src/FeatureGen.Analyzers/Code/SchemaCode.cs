using System.Threading;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Code;

/// <summary>What the code of a schema says about its computed fields.</summary>
internal sealed class SchemaCode
{
    private readonly SchemaModel _model;
    private readonly CancellationToken _cancellationToken;
    // Most properties store their value, and most schemas have no other ones.
    private readonly Dictionary<string, IPropertySymbol> _computed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    /// <summary>Reads a schema.</summary>
    public SchemaCode(INamedTypeSymbol type, SchemaModel model, Bodies bodies, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
        Bodies = bodies;
        Scope = new SchemaScope(type, model);
        FindComputed();
        FindAliases();
    }

    /// <summary>The schema's members.</summary>
    public SchemaScope Scope { get; }

    /// <summary>The code of all members.</summary>
    public Bodies Bodies { get; }

    /// <summary>A new evaluator.</summary>
    public Evaluator Evaluator() => new(Scope, Bodies, _cancellationToken);

    /// <summary>The value of a computed field or label of the schema; null if it stores its value.</summary>
    public Value? Value(string name)
    {
        if (!_computed.TryGetValue(name, out var property)) return null;
        return _values.TryGetValue(name, out var known) ? known : _values[name] = Evaluator().OfProperty(property);
    }

    /// <summary>How a field says the same as another one; null if it does not.</summary>
    public (FieldManifest Source, string How)? RedundancyOf(FieldManifest field)
    {
        if (Value(field.Name) is not { IsPure: true, Sources.Count: 1 } value) return null;
        var (path, kind) = value.Sources.First();
        if (kind != SourceKind.Field || path == field.Name || Scope.Field(path) is not { } source) return null;
        return Redundancy.Of(source, field, value.Shape, () => IsOneToOne(source, field)) is { } how ? (source, how) : null;
    }

    /// <summary>The fields that a field is computed from, if they are all that it is computed from.</summary>
    public IReadOnlyList<string> FieldsOf(FieldManifest field) =>
        Value(field.Name) is { IsPure: true } value && value.Sources.All(s => s.Kind == SourceKind.Field)
            ? [.. value.Sources.Select(s => s.Path).OrderBy(p => p, StringComparer.Ordinal)]
            : [];

    /// <summary>The property or field at the end of a path.</summary>
    public ISymbol? Member(string path) => FieldSymbols.AtPath(Scope.Type, path);

    private void FindComputed()
    {
        foreach (var name in OwnNames())
            if (FieldSymbols.Value(Scope.Type, name) is IPropertySymbol property && Bodies.OfGetter(property) is not null) _computed[name] = property;
    }

    // A property with a field of its own behind it: the field holds what the property says.
    private void FindAliases()
    {
        bool isAny = false;
        foreach (var name in OwnNames().Where(_computed.ContainsKey))
        {
            if (Value(name) is not { Sources: { Count: 1 } sources, Shape.IsSame: true } || sources.First() is not { Kind: SourceKind.Stored } stored) continue;
            Scope.AddAlias(stored.Path, new Source(name, name == Scope.Manifest.Label?.Name ? SourceKind.Label : SourceKind.Field));
            isAny = true;
        }
        if (isAny) _values.Clear();
    }

    // The label first: a field may return what the label stores, too.
    private IEnumerable<string> OwnNames()
    {
        if (_model.Manifest.Label is { } label) yield return label.Name;
        foreach (var field in _model.Manifest.Fields)
            if (field.Kind != FieldKind.Cross && field.Name.IndexOf('.') < 0) yield return field.Name;
    }

    private bool IsOneToOne(FieldManifest source, FieldManifest field)
    {
        if (Domain.Of(source, Member(source.Name)) is not { } values) return false;
        var property = (IPropertySymbol)FieldSymbols.Value(Scope.Type, field.Name)!;
        var results = new HashSet<object>();
        foreach (var value in values)
        {
            var given = new Dictionary<string, Value>(StringComparer.Ordinal) { [source.Name] = Code.Value.Of(value) };
            var evaluator = new Evaluator(Scope, Bodies, _cancellationToken) { Given = given };
            if (evaluator.OfProperty(property).Constant is not { HasValue: true, Value: { } result } || !results.Add(result)) return false;
        }
        return true;
    }
}
