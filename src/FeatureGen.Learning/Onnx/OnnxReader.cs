using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>Reads models of ONNX (ai.onnx.ml 1 to 5) that are one ensemble of trees or one linear model: TreeEnsembleRegressor,
/// TreeEnsembleClassifier, TreeEnsemble, LinearRegressor, LinearClassifier.</summary>
/// <remarks>
/// Margins are the sums before the transform, predictions are what ONNX Runtime answers; of a classifier of two classes both are those of
/// the second. A linear model takes what is missing for 0. Around the model, casts to floating-point numbers, joins of columns and what
/// passes a value on are read; anything else that changes features or scores is refused with its name.
/// </remarks>
public static class OnnxReader
{
    /// <summary>The most bytes of a file that are read.</summary>
    public const int MaxLength = 1 << 28;

    /// <summary>What models of this reader name as their trainer.</summary>
    internal const string Trainer = "ONNX";

    // The field ir_version, which every writer puts first, and the versions that can be.
    private const byte VersionTag = 0x08;
    private const byte MostVersions = 0x20;

    private const int MostNamed = 5;

    /// <summary>Whether a file is ONNX's rather than text, as its first bytes show.</summary>
    /// <param name="start">The first two bytes, or more.</param>
    public static bool IsOnnx(ReadOnlySpan<byte> start) => start is [VersionTag, > 0 and < MostVersions, ..];

    /// <summary>Reads a model.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The file is no such model, is damaged, or uses what is not supported.</exception>
    public static TreeEnsemble Read(byte[] bytes, string path)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var file = new OnnxFile(bytes, path);
        if (bytes.Length > MaxLength) throw file.Error(0, $"the file has {bytes.Length} bytes, more than the {MaxLength} that are read");
        var graph = OnnxGraph.Read(file);
        var node = FindModel(graph);
        var (attributes, columns) = (node.Attributes(), OnnxColumns.Of(graph, node));
        var model = OnnxOutputs.Apply(graph, node, node.Operator switch
        {
            "TreeEnsembleRegressor" => new(OnnxTrees.Regressor(attributes, columns)),
            "TreeEnsembleClassifier" => new(OnnxTrees.Classifier(attributes, columns), ScoreOutput: 1),
            "TreeEnsemble" => new(OnnxTrees.Numbered(attributes, columns)),
            "LinearRegressor" => new(OnnxLinear.Regressor(attributes, columns)),
            _ => OnnxLinear.Classifier(attributes, columns),
        });
        return model.FindProblem() is { } problem ? throw node.Error(problem) : model;
    }

    private static OnnxNode FindModel(OnnxGraph graph)
    {
        var models = graph.Nodes.Where(IsModel).Take(2).ToArray();
        if (models.Length == 1) return models[0];
        if (models.Length == 2) throw models[1].Error($"a second model beside {models[0].Title}; one is expected");
        var names = graph.Nodes.Select(node => node.Operator).Distinct().Take(MostNamed).Select(OnnxFile.Show);
        throw graph.File.Error(0, "the model has no ensemble of trees and no linear operator of ai.onnx.ml; its operators are "
            + string.Join(", ", names));
    }

    private static bool IsModel(OnnxNode node) =>
        node.IsLearned("TreeEnsembleRegressor") || node.IsLearned("TreeEnsembleClassifier") || node.IsLearned("TreeEnsemble")
        || node.IsLearned("LinearRegressor") || node.IsLearned("LinearClassifier");
}
