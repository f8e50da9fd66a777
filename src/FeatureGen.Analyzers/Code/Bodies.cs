using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Code;

/// <summary>The code of members, wherever in the project it is written.</summary>
internal sealed class Bodies(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Dictionary<ISymbol, IOperation?> _known = new(SymbolEqualityComparer.Default);
    private SemanticModel? _model;

    /// <summary>What the getter runs; null if it stores its value or has no source here.</summary>
    public IOperation? OfGetter(IPropertySymbol property) =>
        (property.PartialImplementationPart ?? property).OriginalDefinition.GetMethod is { } getter ? OfMethod(getter) : null;

    /// <summary>What a method, accessor or local function runs; null if it has no body, or no source here.</summary>
    public IOperation? OfMethod(IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (_known.TryGetValue(method, out var known)) return known;
        return SyntaxOf(method) is { } syntax ? _known[method] = Read(syntax) : null;
    }

    /// <summary>What a property or field is initialised with; null if it is not, or has no source here.</summary>
    public IOperation? OfInitializer(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.Length == 0) return null;
        var equals = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property.Initializer,
            VariableDeclaratorSyntax field => field.Initializer,
            _ => null,
        };
        return equals is null ? null : (Operation(equals) as ISymbolInitializerOperation)?.Value;
    }

    // Most properties store their value; those are told by their syntax.
    private SyntaxNode? SyntaxOf(IMethodSymbol method)
    {
        if (method.IsAsync || method.DeclaringSyntaxReferences.Length != 1) return null;
        var syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return syntax is AccessorDeclarationSyntax { Body: null, ExpressionBody: null } or ParameterSyntax or TypeDeclarationSyntax ? null : syntax;
    }

    private IOperation? Read(SyntaxNode syntax) => Operation(syntax) switch
    {
        IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
        IConstructorBodyOperation body => body.BlockBody ?? body.ExpressionBody,
        ILocalFunctionOperation local => local.Body,
        IBlockOperation block => block,
        _ => null,
    };

    private IOperation? Operation(SyntaxNode syntax)
    {
        if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree)) return null;
        // A property may call a method of another type and file, so the model at hand is not enough. The driver keeps models; only bodies
        // that a field of a schema is computed by are asked for.
#pragma warning disable RS1030
        if (_model?.SyntaxTree != syntax.SyntaxTree) _model = compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
        return _model.GetOperation(syntax, cancellationToken);
    }
}
