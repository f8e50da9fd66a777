using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Calls;

/// <summary>The methods that a project gives by their names to <c>MapGet</c> and the like, wherever they are declared.</summary>
/// <remarks>Told by syntax: a file is gone through once in its life, and only after a method was found of which it matters.</remarks>
internal sealed class MappedHandlers(Compilation compilation)
{
    private static readonly string[] s_maps = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapFallback"];
    private static readonly ConditionalWeakTable<SyntaxTree, List<Handler>> s_handlers = new();

    private readonly Lazy<ILookup<string, Handler>> _handlers = new(() => Read(compilation));

    /// <summary>The method of the framework that a method is given to; null where it is given to none.</summary>
    public string? MappingOf(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary
        ? _handlers.Value[method.Name].FirstOrDefault(h => h.Type == method.ContainingType.Name)?.Mapping
        : null;

    private static ILookup<string, Handler> Read(Compilation compilation)
    {
        bool hasRoutes = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder") is not null
            || compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.WebApplication") is not null;
        var handlers = hasRoutes ? compilation.SyntaxTrees.SelectMany(t => s_handlers.GetValue(t, Read)) : [];
        return handlers.ToLookup(h => h.Method, StringComparer.Ordinal);
    }

    private static List<Handler> Read(SyntaxTree tree)
    {
        var handlers = new List<Handler>();
        // Most files map nothing, and are not worth the walk.
        if (tree.GetText().ToString().IndexOf(".Map", StringComparison.Ordinal) < 0) return handlers;
        foreach (var node in tree.GetRoot().DescendantNodes())
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
                && access.Name.Identifier.ValueText is var mapping && s_maps.Contains(mapping)
                && call.ArgumentList.Arguments.LastOrDefault() is { } handler
                && Read(handler.Expression, mapping) is { } read)
                handlers.Add(read);
        return handlers;
    }

    private static Handler? Read(ExpressionSyntax handler, string mapping) => handler switch
    {
        IdentifierNameSyntax name when name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type =>
            new(name.Identifier.ValueText, type.Identifier.ValueText, mapping),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own
            when own.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type =>
            new(own.Name.Identifier.ValueText, type.Identifier.ValueText, mapping),
        MemberAccessExpressionSyntax { Expression: SimpleNameSyntax type } other =>
            new(other.Name.Identifier.ValueText, type.Identifier.ValueText, mapping),
        MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax type } other =>
            new(other.Name.Identifier.ValueText, type.Name.Identifier.ValueText, mapping),
        _ => null,
    };

    /// <summary>A method that is given away.</summary>
    private sealed record Handler(string Method, string Type, string Mapping);
}
