using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>What code assigns, as far as it can be told from how it is written: a type's own members in its own code, and those of an object that is made.</summary>
/// <remarks>It is sure where no two types have the same name. Nothing is bound for it, so the usual project needs no look at what all its code does.</remarks>
internal sealed class WrittenAssignments
{
    private readonly Dictionary<string, HashSet<string>> _assigned = new(StringComparer.Ordinal);

    /// <summary>Reads the code of a file.</summary>
    public WrittenAssignments(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members) Find(member, "");
    }

    /// <summary>The names of types and the members of each that are assigned.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> ByType => _assigned;

    private void Find(MemberDeclarationSyntax member, string type)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                foreach (var inner in space.Members) Find(inner, "");
                break;
            case TypeDeclarationSyntax declaration:
                foreach (var inner in declaration.Members) Find(inner, declaration.Identifier.ValueText);
                break;
            case PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null, AccessorList: { } accessors } when accessors.Accessors.All(ClosedFields.IsAuto):
                break;
            default:
                FindAssignments(member, type);
                break;
        }
    }

    private void FindAssignments(MemberDeclarationSyntax member, string type)
    {
        HashSet<string>? locals = null;
        foreach (var node in member.DescendantNodes())
        {
            if (node is not AssignmentExpressionSyntax assignment) continue;
            if (assignment.Parent is InitializerExpressionSyntax initializer)
            {
                if (assignment.Left is IdentifierNameSyntax part && MadeBy(initializer) is { } made) Add(made, part);
            }
            else if (assignment.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax own })
                Add(type, own);
            else if (assignment.Left is IdentifierNameSyntax name && !(locals ??= LocalsOf(member)).Contains(name.Identifier.ValueText))
                Add(type, name);
        }
    }

    private void Add(string type, IdentifierNameSyntax member)
    {
        if (!_assigned.TryGetValue(type, out var members)) _assigned.Add(type, members = new(StringComparer.Ordinal));
        members.Add(member.Identifier.ValueText);
    }

    // A local or a parameter hides the member of its name.
    private static HashSet<string> LocalsOf(MemberDeclarationSyntax member)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in member.DescendantNodes())
        {
            SyntaxToken? identifier = node switch
            {
                ParameterSyntax parameter => parameter.Identifier,
                VariableDeclaratorSyntax local => local.Identifier,
                SingleVariableDesignationSyntax local => local.Identifier,
                ForEachStatementSyntax local => local.Identifier,
                CatchDeclarationSyntax local => local.Identifier,
                _ => null,
            };
            if (identifier is { } declared) names.Add(declared.ValueText);
        }
        return names;
    }

    private static string? MadeBy(InitializerExpressionSyntax initializer) => initializer.Parent switch
    {
        ObjectCreationExpressionSyntax creation => NameOf(creation.Type),
        ImplicitObjectCreationExpressionSyntax creation => NameOf(Target(creation)),
        _ => null,
    };

    // What new() makes: the type of the variable, property or method that it is the value of.
    private static TypeSyntax? Target(ExpressionSyntax value) => value.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: var member } => ReturnType(member),
        ReturnStatementSyntax { Parent: BlockSyntax { Parent: var member } } => ReturnType(member),
        _ => null,
    };

    private static TypeSyntax? ReturnType(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };

    private static string? NameOf(TypeSyntax? type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        _ => null,
    };
}
