using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Tells calls that score, rank or load from all others: those of the library and those of generated code.</summary>
internal sealed class FeatureCalls
{
    private readonly INamedTypeSymbol _model;
    private readonly INamedTypeSymbol? _joined;
    private readonly INamedTypeSymbol? _topK;

    private FeatureCalls(INamedTypeSymbol model, Compilation compilation)
    {
        _model = model;
        _joined = compilation.GetTypeByMetadataName("FeatureGen.JoinedRanking");
        _topK = compilation.GetTypeByMetadataName("FeatureGen.TopK");
    }

    /// <summary>What tells the calls of a project; null where the library is not referenced.</summary>
    public static FeatureCalls? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("FeatureGen.RankingModel`1") is { } model ? new(model, compilation) : null;

    /// <summary>The call as one of ours, or null.</summary>
    public FeatureCall? Find(IInvocationOperation invocation) =>
        KindOf(invocation.TargetMethod) is { } kind ? new(invocation, kind, this) : null;

    // The name is asked first: nearly all calls are none of ours.
    private FeatureCallKind? KindOf(IMethodSymbol method) => method.Name switch
    {
        "Score" when IsOfModel(method) => method.ReturnsVoid ? FeatureCallKind.ScoreRows : FeatureCallKind.ScoreRow,
        "Rank" when IsOfModel(method) => FeatureCallKind.Rank,
        "Select" when Is(method.ContainingType, _topK) => FeatureCallKind.Rank,
        "Load" when method.IsStatic && Is(method.ContainingType, _model) => FeatureCallKind.Load,
        _ => null,
    };

    private bool IsOfModel(IMethodSymbol method) =>
        Is(method.ContainingType, _model) || Is(method.ContainingType, _joined)
        || method is { IsStatic: true, ContainingType: { } type } && AttributeNames.Find(type, AttributeNames.Schema) is not null
            && AttributeNames.IsOfGenerator(method);

    private static bool Is(INamedTypeSymbol? type, INamedTypeSymbol? wanted) =>
        wanted is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, wanted);
}
