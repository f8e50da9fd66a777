using System.Collections.Concurrent;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>The fields of all types of a project, found by how they are written and read only when they are asked for.</summary>
internal sealed class ProjectFields
{
    // The driver keeps what this makes of a file as long as the file is unchanged, so a keystroke costs one file.
    private static readonly SyntaxTreeValueProvider<IReadOnlyList<Place>> s_places = new(static tree => Find(tree));

    private static readonly HashSet<string> s_kinds = new(AttributeNames.Kinds.Select(k => AttributeNames.Written(k).Trim('[', ']')), StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> _typesOf = new(StringComparer.Ordinal);
    private readonly List<Place> _closed = [];
    private readonly ConcurrentDictionary<string, Lazy<Dictionary<ISymbol, SharedField>>> _shared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly IAssemblySymbol _assembly;

    /// <summary>Finds where fields are.</summary>
#pragma warning disable RS1012 // The context is read here; those who ask register the actions.
    public ProjectFields(CompilationStartAnalysisContext context)
#pragma warning restore RS1012
    {
        _assembly = context.Compilation.Assembly;
        foreach (var tree in context.Compilation.SyntaxTrees)
            if (context.TryGetValue(tree, s_places, out var places))
                foreach (var place in places) Add(place);
    }

    /// <summary>The fields that, as they are written, only the project may be able to assign; most projects have none.</summary>
    public IEnumerable<FieldDeclaration> MaybeClosed => _closed.SelectMany(place => Read(place.Member, [place.Type]));

    /// <summary>The field that a property or field is, with the first of its name and type; null if it is none, is kept, or is the only one.</summary>
    public SharedField? Shared(ISymbol member)
    {
        if (!_typesOf.TryGetValue(member.Name, out var types) || types.Count < 2) return null;
        return _shared.GetOrAdd(member.Name, name => new(() => Share(Read(name, types)))).Value.TryGetValue(member, out var shared) ? shared : null;
    }

    private static Dictionary<ISymbol, SharedField> Share(IEnumerable<FieldDeclaration> fields)
    {
        var firsts = new Dictionary<ISymbol, FieldDeclaration>(SymbolEqualityComparer.Default);
        var shared = new Dictionary<ISymbol, SharedField>(SymbolEqualityComparer.Default);
        foreach (var field in fields.Where(f => !f.IsKept))
        {
            var type = PropertyType.Unwrap(field.Type, out _);
            if (!firsts.TryGetValue(type, out var first)) firsts.Add(type, field);
            else shared[field.Symbol] = new SharedField(field, first);
        }
        return shared;
    }

    private void Add(Place place)
    {
        if (!_typesOf.TryGetValue(place.Member, out var types)) _typesOf.Add(place.Member, types = new(StringComparer.Ordinal));
        types.Add(place.Type);
        if (place.MaybeClosed) _closed.Add(place);
    }

    private IReadOnlyList<FieldDeclaration> Read(string name, IEnumerable<string> types) =>
    [
        .. types.Select(type => _types.GetOrAdd(type, _assembly.GetTypeByMetadataName)).Where(t => t is not null)
            .SelectMany(type => type!.GetMembers(name)).Select(FieldDeclaration.Of).Where(f => f is not null).Select(f => f!)
            .OrderBy(f => f.Symbol.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(f => f.Symbol.Locations[0].SourceSpan.Start),
    ];

    private static IReadOnlyList<Place> Find(SyntaxTree tree)
    {
        var places = new List<Place>();
        if (tree.GetRoot() is CompilationUnitSyntax unit) Find(unit.Members, "", places);
        return places;
    }

    private static void Find(SyntaxList<MemberDeclarationSyntax> members, string prefix, List<Place> places)
    {
        foreach (var member in members)
            if (member is BaseNamespaceDeclarationSyntax space) Find(space.Members, prefix + Text(space.Name) + ".", places);
            else if (member is TypeDeclarationSyntax type) Find(type, prefix + MetadataName(type), places);
    }

    private static void Find(TypeDeclarationSyntax type, string name, List<Place> places)
    {
        foreach (var parameter in type.ParameterList?.Parameters ?? default)
            if (HasKind(parameter.AttributeLists)) places.Add(new Place(name, parameter.Identifier.ValueText, MaybeClosed: false));
        foreach (var member in type.Members)
            if (HasKind(member.AttributeLists))
                foreach (var field in NamesOf(member)) places.Add(new Place(name, field, ClosedFields.MayContain(member)));
        Find(type.Members, name + "+", places);
    }

    private static bool HasKind(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
            foreach (var attribute in list.Attributes)
                if (IsKind(attribute)) return true;
        return false;
    }

    private static bool IsKind(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return s_kinds.Contains(name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name);
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        _ => [],
    };

    private static string MetadataName(TypeDeclarationSyntax type) =>
        type.TypeParameterList is { Parameters.Count: var arity } ? type.Identifier.ValueText + "`" + arity : type.Identifier.ValueText;

    private static string Text(NameSyntax name) =>
        name is QualifiedNameSyntax qualified ? Text(qualified.Left) + "." + Text(qualified.Right) : ((SimpleNameSyntax)name).Identifier.ValueText;

    private sealed record Place(string Type, string Member, bool MaybeClosed);
}
