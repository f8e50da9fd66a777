using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Generator.Models;

/// <summary>What generator and analyzers agree on about the files beside the code.</summary>
public static class FeatureFiles
{
    /// <summary>The metadata that tells a model or profile among a project's additional files.</summary>
    public const string KindMetadata = "build_metadata.AdditionalFiles.FeatureGenFile";

    /// <summary>The value of <see cref="KindMetadata"/> for a model.</summary>
    public const string Model = "model";

    /// <summary>The value of <see cref="KindMetadata"/> for a profile.</summary>
    public const string Profile = "profile";

    /// <summary>The value of <see cref="KindMetadata"/> for what has drifted.</summary>
    public const string Drift = "drift";

    /// <summary>The metadata that says which schema a model of another trainer is for.</summary>
    public const string SchemaMetadata = "build_metadata.AdditionalFiles.FeatureGenSchema";

    /// <summary>The most weights (embeddings counted in), or nodes and leaves, that are baked into a binary; a larger model is loaded at run
    /// time.</summary>
    public const int MaxBakedWeights = 250_000;

    /// <summary>Whether an additional file is of a kind.</summary>
    public static bool IsOfKind(AnalyzerConfigOptions options, string kind) =>
        options.TryGetValue(KindMetadata, out var value) && string.Equals(value, kind, StringComparison.OrdinalIgnoreCase);

    /// <summary>The schema that an additional file is said to be for; null if none is said.</summary>
    public static string? SchemaOf(AnalyzerConfigOptions options) =>
        options.TryGetValue(SchemaMetadata, out var value) && value.Trim() is { Length: > 0 } schema ? schema : null;

    /// <summary>How many numbers a model would put into the binary.</summary>
    public static int WeightCount(ModelFile model) =>
        model.Fields.Sum(f => f.Weights.Count + f.Embeddings.Count) + (model.Ensemble is null ? 0 : WeightCount(model.Ensemble));

    /// <summary>How many nodes and leaves trees have.</summary>
    public static int WeightCount(TreeEnsemble ensemble) => ensemble.Trees.Sum(tree => tree.Features.Count + tree.LeafValues.Count);
}
