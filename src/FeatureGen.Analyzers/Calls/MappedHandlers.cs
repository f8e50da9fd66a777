using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Calls;

/// <summary>The methods that a project gives by their names to <c>MapGet</c> and the like, wherever they are declared.</summary>
/// <remarks>
/// A file is gone through once in its life, and only after a method was found of which it matters; what a name means there is asked only
/// where that is the method's own.
/// </remarks>
internal sealed class MappedHandlers(Compilation compilation)
{
    private static readonly string[] s_maps = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapFallback"];
    private static readonly ConditionalWeakTable<SyntaxTree, List<Handler>> s_handlers = new();

    private readonly Lazy<ILookup<string, Handler>> _handlers = new(() => Read(compilation));

    /// <summary>The method of the framework that a method is given to; null where it is given to none.</summary>
    public string? MappingOf(IMethodSymbol method) => method.MethodKind == MethodKind.Ordinary
        ? _handlers.Value[method.Name].FirstOrDefault(h => IsOf(h, method))?.Mapping
        : null;

    private bool IsOf(Handler handler, IMethodSymbol method)
    {
        // The model at hand is of the file that the method is in. A name of a handler that loads is asked for hardly ever.
#pragma warning disable RS1030
        var meant = compilation.GetSemanticModel(handler.Name.SyntaxTree).GetSymbolInfo(handler.Name);
#pragma warning restore RS1030
        var methods = meant.Symbol is { } one ? [one] : meant.CandidateSymbols;
        return methods.OfType<IMethodSymbol>().Any(m => IsCalledBy(m, method));
    }

    // Through an interface or a base type as well.
    private static bool IsCalledBy(IMethodSymbol meant, IMethodSymbol method)
    {
        for (var overridden = method; overridden is not null; overridden = overridden.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, meant.OriginalDefinition)) return true;
        return meant.ContainingType.TypeKind == TypeKind.Interface
            && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(meant), method);
    }

    private static ILookup<string, Handler> Read(Compilation compilation)
    {
        bool hasRoutes = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder") is not null
            || compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.WebApplication") is not null;
        var handlers = hasRoutes ? compilation.SyntaxTrees.SelectMany(t => s_handlers.GetValue(t, Read)) : [];
        return handlers.ToLookup(h => h.Name.Identifier.ValueText, StringComparer.Ordinal);
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
                && NameOf(handler.Expression) is { } name)
                handlers.Add(new(name, mapping));
        return handlers;
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax handler) => handler switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        CastExpressionSyntax cast => NameOf(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => NameOf(parenthesized.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => NameOf(arguments[0].Expression),
        _ => null,
    };

    /// <summary>A method that is given away.</summary>
    private sealed record Handler(SimpleNameSyntax Name, string Mapping);
}
