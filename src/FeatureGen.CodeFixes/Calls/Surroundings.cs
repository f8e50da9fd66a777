using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.CodeFixes.Calls;

/// <summary>What code around a call allows.</summary>
internal static class Surroundings
{
    /// <summary>Whether a node is a loop.</summary>
    public static bool IsLoop(SyntaxNode node) =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Whether a node is the body of a method, lambda or the like.</summary>
    public static bool IsFunction(SyntaxNode node) =>
        node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    /// <summary>What a node is in, up to the function.</summary>
    public static IEnumerable<SyntaxNode> Within(SyntaxNode node) => node.Ancestors().TakeWhile(a => !IsFunction(a));

    /// <summary>The method, lambda or the like that a node is in.</summary>
    public static SyntaxNode? Function(SyntaxNode node) => node.Ancestors().FirstOrDefault(IsFunction);

    /// <summary>Whether memory can be taken from the stack there: once, and where it is still the stack later.</summary>
    public static bool HasStack(SyntaxNode place)
    {
        if (Within(place).Any(a => IsLoop(a) || a is CatchClauseSyntax or FinallyClauseSyntax)) return false;
        return Function(place) is { } function && !IsAsync(function)
            && !function.DescendantNodes(n => n == function || !IsFunction(n)).OfType<YieldStatementSyntax>().Any();
    }

    /// <summary>Whether a method, lambda or the like is asynchronous.</summary>
    public static bool IsAsync(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        GlobalStatementSyntax => true,
        _ => false,
    };

    /// <summary>The first of some names that nothing around a node has.</summary>
    public static string? FreeName(SyntaxNode node, SemanticModel model, params string[] names)
    {
        var scope = node.AncestorsAndSelf().LastOrDefault(n =>
            n is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))
            ?? node.SyntaxTree.GetRoot();
        var used = new HashSet<string>(scope.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));
        return names.FirstOrDefault(name => !used.Contains(name) && model.LookupSymbols(node.SpanStart, name: name).IsEmpty);
    }

    /// <summary>Whether there are comments or directives in a node, which an edit would lose.</summary>
    public static bool HasComments(SyntaxNode node) =>
        node.DescendantTrivia().Any(t => node.Span.Contains(t.Span) && !string.IsNullOrWhiteSpace(t.ToFullString()));

    /// <summary>The uses of a variable in a part of the code.</summary>
    public static IEnumerable<IdentifierNameSyntax> Uses(ISymbol variable, SyntaxNode scope, Finding finding) =>
        scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == variable.Name
            && SymbolEqualityComparer.Default.Equals(finding.Model.GetSymbolInfo(n, finding.CancellationToken).Symbol, variable));

    /// <summary>Where the local that an expression names is declared; null where it names none.</summary>
    public static VariableDeclaratorSyntax? DeclaratorOf(ExpressionSyntax value, Finding finding) =>
        finding.Model.GetSymbolInfo(value, finding.CancellationToken).Symbol is ILocalSymbol local
            ? local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(finding.CancellationToken) as VariableDeclaratorSyntax
            : null;

    /// <summary>The value of the only argument; null where there are more or fewer.</summary>
    public static ExpressionSyntax? Only(BaseArgumentListSyntax? arguments) =>
        arguments?.Arguments.Count == 1 ? arguments.Arguments[0].Expression : null;

    /// <summary>Whether a call is the extension that makes a span.</summary>
    public static bool IsAsSpan(InvocationExpressionSyntax call, Finding finding) =>
        finding.Model.GetSymbolInfo(call, finding.CancellationToken).Symbol is IMethodSymbol { Name: "AsSpan" };

    /// <summary>Whether a lambda can read a collection by its name, and by an index.</summary>
    public static bool IsCaptured(ExpressionSyntax name, Finding finding) =>
        finding.Model.GetTypeInfo(name, finding.CancellationToken).Type is not (null or { IsRefLikeType: true })
        && finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol switch
        {
            ILocalSymbol local => local.RefKind == RefKind.None,
            IParameterSymbol parameter => parameter.RefKind == RefKind.None
                && parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsValueType: true },
            IFieldSymbol field => field.IsStatic || !field.ContainingType.IsValueType,
            _ => false,
        };

    /// <summary>A type as it is written at a place.</summary>
    public static string Name(ITypeSymbol type, SyntaxNode place, Finding finding) =>
        type.ToMinimalDisplayString(finding.Model, place.SpanStart);

    /// <summary>Whether values depend on no variable and no object: they are the same wherever they are asked for.</summary>
    public static bool IsStatic(SyntaxNode value, Finding finding) =>
        value.DescendantNodesAndSelf().All(n => n is not (ThisExpressionSyntax or BaseExpressionSyntax or AnonymousFunctionExpressionSyntax)
            && (n is not SimpleNameSyntax name || finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol switch
            {
                null or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => false,
                ITypeParameterSymbol parameter => parameter.DeclaringMethod is null,
                IFieldSymbol or IPropertySymbol or IMethodSymbol => IsOfType(name, finding),
                _ => true,
            }));

    // A member that is reached through a static one, or a static one itself.
    private static bool IsOfType(SimpleNameSyntax name, Finding finding) =>
        finding.Model.GetSymbolInfo(name, finding.CancellationToken).Symbol!.IsStatic
        || name.Parent is MemberAccessExpressionSyntax access && access.Name == name;
}
