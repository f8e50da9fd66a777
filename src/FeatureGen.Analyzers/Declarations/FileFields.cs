using System.Runtime.CompilerServices;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>The fields of a file, found by how they are written.</summary>
internal sealed class FileFields
{
    // What is made of a file stays as long as the file is unchanged, so a keystroke costs one file.
    private static readonly ConditionalWeakTable<SyntaxTree, FileFields> s_files = new();

    private static readonly HashSet<string> s_kinds = new(AttributeNames.Kinds.Select(k => AttributeNames.Written(k).Trim('[', ']')), StringComparer.Ordinal);

    private readonly List<WrittenField> _fields = [];
    private readonly List<(string Type, string Name)> _types = [];
    private readonly Lazy<WrittenAssignments> _assignments;

    private FileFields(SyntaxTree tree)
    {
        bool isOurs = IsOurs(tree);
        _assignments = new(() => new WrittenAssignments(isOurs ? default : MembersOf(tree)));
        if (!isOurs) Find(MembersOf(tree), "");
    }

    /// <summary>What is written in a file.</summary>
    public static FileFields Of(SyntaxTree tree) => s_files.GetValue(tree, static t => new(t));

    /// <summary>Whether a file is generated for a schema: it declares no fields and assigns none.</summary>
    public static bool IsOurs(SyntaxTree tree) => tree.FilePath.Contains(AttributeNames.GeneratorName + ".SchemaGenerator");

    /// <summary>Its fields.</summary>
    public IReadOnlyList<WrittenField> Fields => _fields;

    /// <summary>The metadata names of its types, and their names alone.</summary>
    public IReadOnlyList<(string Type, string Name)> Types => _types;

    /// <summary>What its code assigns.</summary>
    public WrittenAssignments Assignments => _assignments.Value;

    private static SyntaxList<MemberDeclarationSyntax> MembersOf(SyntaxTree tree) => (tree.GetRoot() as CompilationUnitSyntax)?.Members ?? default;

    private void Find(SyntaxList<MemberDeclarationSyntax> members, string prefix)
    {
        foreach (var member in members)
            if (member is BaseNamespaceDeclarationSyntax space) Find(space.Members, prefix + Text(space.Name) + ".");
            else if (member is TypeDeclarationSyntax type) Find(type, prefix + MetadataName(type));
    }

    private void Find(TypeDeclarationSyntax type, string name)
    {
        _types.Add((name, type.Identifier.ValueText));
        foreach (var parameter in type.ParameterList?.Parameters ?? default)
            if (KindOf(parameter.AttributeLists) is { } kind) Add(parameter.Identifier.ValueText, isMaybeClosed: false, kind);
        bool isHidden = ClosedFields.IsHidden(type);
        foreach (var member in type.Members)
            if (KindOf(member.AttributeLists) is { } kind)
                foreach (var field in NamesOf(member)) Add(field, ClosedFields.MayContain(member, isHidden), kind);
        Find(type.Members, name + "+");

        void Add(string field, bool isMaybeClosed, AttributeSyntax kind) => _fields.Add(new(name, type.Identifier.ValueText, field, isMaybeClosed, kind));
    }

    private static AttributeSyntax? KindOf(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
            foreach (var attribute in list.Attributes)
                if (IsKind(attribute)) return attribute;
        return null;
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
}
