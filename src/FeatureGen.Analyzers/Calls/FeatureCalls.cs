using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Tells calls that score, rank or load from all others: those of the library and those of generated code.</summary>
internal sealed class FeatureCalls
{
    private readonly INamedTypeSymbol _model;
    private readonly INamedTypeSymbol? _joined;
    private readonly INamedTypeSymbol? _topK;

    private FeatureCalls(INamedTypeSymbol model, Compilation compilation, AnalyzerOptions options)
    {
        _model = model;
        Baked = new(options);
        Handlers = new(compilation);
        _joined = compilation.GetTypeByMetadataName("FeatureGen.JoinedRanking");
        _topK = compilation.GetTypeByMetadataName("FeatureGen.TopK");
    }

    /// <summary>The methods that the project gives to a framework as handlers.</summary>
    public MappedHandlers Handlers { get; }

    /// <summary>The models that generated code scores with.</summary>
    public BakedModels Baked { get; }

    /// <summary>What tells the calls of a project; null where the library is not referenced.</summary>
    public static FeatureCalls? In(Compilation compilation, AnalyzerOptions options) =>
        compilation.GetTypeByMetadataName("FeatureGen.RankingModel`1") is { } model ? new(model, compilation, options) : null;

    /// <summary>The call as one of ours, or null.</summary>
    public FeatureCall? Find(IInvocationOperation invocation) =>
        KindOf(invocation.TargetMethod) is { } kind ? new(invocation, kind, this) : null;

    // The name is asked first: nearly all calls are none of ours.
    private FeatureCallKind? KindOf(IMethodSymbol method) => method.Name switch
    {
        "Score" when IsOfModel(method) => method.ReturnsVoid ? FeatureCallKind.ScoreRows : FeatureCallKind.ScoreRow,
        "Rank" when IsOfModel(method) => FeatureCallKind.Rank,
        "Select" when Is(method.ContainingType, _topK) => FeatureCallKind.Rank,
        "Explain" when IsOfModel(method) => FeatureCallKind.Explain,
        "Load" when method.IsStatic && Is(method.ContainingType, _model) => FeatureCallKind.Load,
        "Reload" when Is(method.ContainingType, _model) => FeatureCallKind.Reload,
        _ => null,
    };

    private bool IsOfModel(IMethodSymbol method) =>
        Is(method.ContainingType, _model) || Is(method.ContainingType, _joined)
        || method is { IsStatic: true, ContainingType: { } type } && AttributeNames.Find(type, AttributeNames.Schema) is not null
            && AttributeNames.IsOfGenerator(method);

    private static bool Is(INamedTypeSymbol? type, INamedTypeSymbol? wanted) =>
        wanted is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, wanted);
}
