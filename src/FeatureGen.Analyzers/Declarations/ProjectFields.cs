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

    private readonly Dictionary<string, List<string>> _typesOf = new(StringComparer.Ordinal);
    private readonly List<Place> _closed = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<FieldDeclaration>> _fields = new(StringComparer.Ordinal);
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

    /// <summary>The fields of that name, in the order of file and place, if several types have one; else none.</summary>
    public IReadOnlyList<FieldDeclaration> Shared(string name) => _typesOf.TryGetValue(name, out var types) && types.Count > 1 ? _fields.GetOrAdd(name, n => Read(n, _typesOf[n])) : [];

    private void Add(Place place)
    {
        if (!_typesOf.TryGetValue(place.Member, out var types)) _typesOf.Add(place.Member, types = []);
        if (!types.Contains(place.Type)) types.Add(place.Type);
        if (place.MaybeClosed) _closed.Add(place);
    }

    private IReadOnlyList<FieldDeclaration> Read(string name, IEnumerable<string> types) =>
    [
        .. types.Select(type => _assembly.GetTypeByMetadataName(type)).Where(t => t is not null)
            .SelectMany(type => type!.GetMembers(name)).Select(FieldDeclaration.Of).Where(f => f is not null).Select(f => f!)
            .OrderBy(f => f.Symbol.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(f => f.Symbol.Locations[0].SourceSpan.Start),
    ];

    private static IReadOnlyList<Place> Find(SyntaxTree tree)
    {
        var places = new List<Place>();
        foreach (var attribute in tree.GetRoot().DescendantNodes(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax)).OfType<AttributeSyntax>())
            if (IsKind(attribute) && attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type)
                foreach (var name in NamesOf(attribute.Parent?.Parent)) places.Add(new Place(MetadataName(type), name, ClosedFields.MayContain(attribute.Parent?.Parent)));
        return places;
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

    private static IEnumerable<string> NamesOf(SyntaxNode? member) => member switch
    {
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        ParameterSyntax parameter => [parameter.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        _ => [],
    };

    private static string MetadataName(TypeDeclarationSyntax type)
    {
        int arity = type.TypeParameterList?.Parameters.Count ?? 0;
        var name = type.Identifier.ValueText + (arity == 0 ? "" : "`" + arity);
        if (type.Parent is TypeDeclarationSyntax outer) return MetadataName(outer) + "+" + name;
        foreach (var space in type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>()) name = Text(space.Name) + "." + name;
        return name;
    }

    private static string Text(NameSyntax name) =>
        name is QualifiedNameSyntax qualified ? Text(qualified.Left) + "." + Text(qualified.Right) : ((SimpleNameSyntax)name).Identifier.ValueText;

    private sealed record Place(string Type, string Member, bool MaybeClosed);
}
