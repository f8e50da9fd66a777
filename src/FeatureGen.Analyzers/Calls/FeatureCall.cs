using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>A call that scores, ranks or loads.</summary>
internal sealed class FeatureCall(IInvocationOperation operation, FeatureCallKind kind, FeatureCalls calls)
{
    private RankResults? _results;

    /// <summary>The call.</summary>
    public IInvocationOperation Operation { get; } = operation;

    /// <summary>What it asks for.</summary>
    public FeatureCallKind Kind { get; } = kind;

    /// <summary>What tells other calls.</summary>
    public FeatureCalls Calls { get; } = calls;

    /// <summary>The method's name, as a reader of the code knows it.</summary>
    public string Name => Operation.TargetMethod is { Name: "Select" } ? "TopK.Select" : Operation.TargetMethod.Name;

    /// <summary>What it is called on, with the dot behind it, as it is written.</summary>
    public string Receiver =>
        (Operation.Syntax as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access ? access.Expression + "." : "";

    /// <summary>The body that the call is in.</summary>
    public IOperation Root { get; } = operation.Root();

    /// <summary>Where it is.</summary>
    public Location Location => Operation.Syntax.GetLocation();

    /// <summary>Where it is in its file.</summary>
    public int Position => Operation.Syntax.SpanStart;

    /// <summary>The rows, candidates or scores that it reads; null where it takes a single row.</summary>
    public IOperation? Source => SpanArgument("ReadOnlySpan");

    /// <summary>The span that it writes to; null where there is none.</summary>
    public IOperation? Destination => SpanArgument("Span");

    /// <summary>The row, of a call that takes one.</summary>
    public IOperation? Row =>
        Kind == FeatureCallKind.ScoreRow && Operation.Arguments.Length == 1 ? Operation.Arguments[0].Value.Unwrapped() : null;

    /// <summary>The variable that it fills with the best, and what is done with it; null where that is not known.</summary>
    public RankResults? Results => _results ??= RankResults.Of(this);

    /// <summary>The schema whose generated code is called; null of a model of a file, and of <c>TopK</c>.</summary>
    public INamedTypeSymbol? Schema =>
        Operation.TargetMethod is { IsStatic: true, ContainingType: { Arity: 0 } type, IsExtensionMethod: false } && Name != "TopK.Select"
            ? type
            : null;

    /// <summary>Where an argument is written, with what makes a span of it.</summary>
    public static Location Written(IOperation argument) =>
        (argument.Syntax.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression ?? argument.Syntax).GetLocation();

    private IOperation? SpanArgument(string type)
    {
        foreach (var argument in Operation.Arguments)
            if (TypeNames.Is(argument.Parameter?.Type, "System", type)) return argument.Value.Unwrapped();
        return null;
    }
}
