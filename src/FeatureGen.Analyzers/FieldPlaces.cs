using System.Threading;
using FeatureGen.Analyzers.Files;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers;

/// <summary>Finds where the fields of a schema are declared.</summary>
internal sealed class FieldPlaces
{
    private readonly ProjectSchema _schema;
    private readonly IAssemblySymbol _assembly;
    private readonly CancellationToken _cancellationToken;
    private readonly List<ISymbol>[] _paths;
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);

    /// <summary>Looks up the symbols of all fields.</summary>
    public FieldPlaces(ProjectSchema schema, CancellationToken cancellationToken)
    {
        _schema = schema;
        _assembly = schema.Type.ContainingAssembly;
        _cancellationToken = cancellationToken;
        _paths = [.. schema.Model.Sources.Select(source => Symbols(schema.Type, source))];
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var path in _paths.Where(p => p.Count > 0))
            if (!seen.Add(path[path.Count - 1])) _shared.Add(path[path.Count - 1]);
    }

    /// <summary>Whether a type may declare a field of a schema, what holds it, or a label; false only where it cannot.</summary>
    public static bool MayBeIn(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct)) return false;
        // What is in a type parameter's place may be a schema.
        return type.IsGenericType || AttributeNames.Find(type, AttributeNames.Schema) is not null || type.GetMembers().Any(IsMarked);
    }

    /// <summary>Where the field at a position of the schema is declared, or the nearest to it that is source of this project.</summary>
    public FieldPlace Of(int field)
    {
        var manifest = _schema.Model.Manifest.Fields[field];
        if (manifest.Kind == FieldKind.Cross) return OfCross(_schema.Type, manifest.Name) ?? OfType(manifest.Name);
        var path = _paths[field];
        for (int i = path.Count - 1; i >= 0; i--)
        {
            // A schema that is nested twice has its fields twice; what is said about one of them is no word about the declaration.
            if (_shared.Contains(path[i])) continue;
            if (FieldSymbols.Identifier(path[i], _assembly) is { } place)
            {
                var held = i < path.Count - 1 ? manifest.Name : null;
                var type = path[i].ContainingType.OriginalDefinition;
                return new FieldPlace(type, place) { Held = held, Readers = held is null ? Readers(path, type) : [_schema.Type] };
            }
        }
        return OfType(manifest.Name);
    }

    /// <summary>Where the label is declared.</summary>
    public FieldPlace OfLabel(string name)
    {
        var type = _schema.Type;
        ISymbol? member = null;
        foreach (var step in name.Split('.'))
        {
            member = type is null ? null : FieldSymbols.Value(type, step);
            if (member is null) return OfType(name);
            type = FieldSymbols.ValueType(member);
        }
        return FieldSymbols.Identifier(member!, _assembly) is { } place
            ? new FieldPlace(member!.ContainingType.OriginalDefinition, place)
            : OfType(name);
    }

    private static bool IsMarked(ISymbol member) => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }
        && (member.GetAttributes().Any(a => AttributeNames.KindOf(a) is not null || AttributeNames.Is(a, AttributeNames.Label))
            || (FieldSymbols.ValueType(member) is { } held && AttributeNames.Find(held, AttributeNames.Schema) is not null));

    private FieldPlace OfType(string held) =>
        new(_schema.Type, FieldSymbols.Identifier(_schema.Type, _assembly) ?? Location.None) { Held = held };

    private IReadOnlyList<INamedTypeSymbol> Readers(List<ISymbol> path, INamedTypeSymbol declaring)
    {
        var readers = new List<INamedTypeSymbol> { _schema.Type };
        if (path.Count > 1 && FieldSymbols.ValueType(path[path.Count - 2]) is { } holder) readers.Add(holder);
        if (!readers.Contains(declaring, SymbolEqualityComparer.Default)) readers.Add(declaring);
        return readers;
    }

    private static List<ISymbol> Symbols(INamedTypeSymbol type, FieldSource source)
    {
        var symbols = new List<ISymbol>();
        INamedTypeSymbol? current = type;
        foreach (var step in source.Path)
        {
            if (current is null || FieldSymbols.Value(current, step.Name) is not { } member) break;
            symbols.Add(member);
            current = FieldSymbols.ValueType(member);
        }
        return symbols;
    }

    private FieldPlace? OfCross(INamedTypeSymbol type, string name)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (!AttributeNames.Is(attribute, AttributeNames.Cross) || CrossNames.Of(attribute) != name) continue;
            var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(_cancellationToken);
            if (syntax is null || !FieldSymbols.IsOf(type, _assembly)) return null;
            return new FieldPlace(type.OriginalDefinition, syntax.GetLocation());
        }
        int dot = name.IndexOf('.');
        if (dot < 0 || FieldSymbols.Value(type, name.Substring(0, dot)) is not { } holder) return null;
        return FieldSymbols.ValueType(holder) is { } nested ? OfCross(nested, name.Substring(dot + 1)) : null;
    }
}
