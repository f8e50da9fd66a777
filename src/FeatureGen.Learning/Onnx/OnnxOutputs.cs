using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>Follows what a model says to the end of the graph: what only passes it on is skipped, what transforms it becomes part of the
/// link.</summary>
internal sealed class OnnxOutputs
{
    private readonly OnnxGraph _graph;
    private readonly Queue<string> _open = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly bool _isDistribution;
    private TreeEnsemble _model;
    private OnnxNode? _transformer;

    private OnnxOutputs(OnnxGraph graph, OnnxModel model) =>
        (_graph, _model, _isDistribution) = (graph, model.Ensemble, model.IsDistribution);

    /// <summary>The model with what the nodes behind it make of it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="node">The model's node.</param>
    /// <param name="model">The model by itself.</param>
    public static TreeEnsemble Apply(OnnxGraph graph, OnnxNode node, OnnxModel model)
    {
        var outputs = new OnnxOutputs(graph, model);
        if (model.ScoreOutput < node.Outputs.Count) outputs.Open(node.Outputs[model.ScoreOutput]);
        outputs.Follow();
        return outputs._model;
    }

    private void Open(string value)
    {
        if (value.Length > 0 && _seen.Add(value)) _open.Enqueue(value);
    }

    private void Follow()
    {
        var readers = _graph.Nodes.SelectMany(node => node.Inputs.Distinct().Select(input => (input, node)))
            .ToLookup(pair => pair.input, pair => pair.node);
        while (_open.TryDequeue(out string? value))
            foreach (var node in readers[value])
                if (PassesOn(node, value))
                    foreach (string output in node.Outputs) Open(output);
    }

    private bool PassesOn(OnnxNode node, string value)
    {
        switch (node.Operator)
        {
            case "Identity" or "ZipMap" or "Reshape" or "Flatten" or "Squeeze" or "Unsqueeze": return true;
            // The class that wins is no score.
            case "ArgMax" or "TopK": return false;
            // What adds up to 1 is divided by 1.
            case "Normalizer" when _isDistribution && node.Attributes().Text("norm", "MAX") == "L1": return true;
            case "Cast" when node.Attributes().Integer("to", 0) is (long)OnnxElement.Float or (long)OnnxElement.Double: return true;
            case "Sigmoid": return Transform(node, TreeLink.Logistic);
            case "Exp": return Transform(node, TreeLink.Exponential);
            case "Softmax" when _model.OutputCount > 1 && node.Attributes().Integer("axis", -1) is 1 or -1:
                return Transform(node, TreeLink.Softmax);
            case "Div" when node.Inputs.Count == 2 && node.Inputs[0] == value: return Divide(node);
            case "Mul" when node.Inputs.Count == 2: return Multiply(node, node.Inputs[node.Inputs[0] == value ? 1 : 0]);
            default: throw Unsupported(node);
        }
    }

    private bool Transform(OnnxNode node, TreeLink link)
    {
        if (_transformer is not null || _model.Link != TreeLink.Identity) throw Unsupported(node);
        _transformer = node;
        _model = _model with { Link = link };
        return true;
    }

    // A random forest's sum over the number of its trees.
    private bool Divide(OnnxNode node)
    {
        if (_transformer is not null || _model.Link != TreeLink.Identity) throw Unsupported(node);
        if (_graph.Constant(node.Inputs[1]) is not [var divisor] || !(divisor > 0) || double.IsInfinity(divisor)) throw Unsupported(node);
        _transformer = node;
        _model = _model with { MarginDivisor = _model.MarginDivisor * divisor };
        return true;
    }

    // exp(x) times a base score is exp(x + log(base score)): so the trainer sums, and so do we.
    private bool Multiply(OnnxNode node, string factor)
    {
        if (_transformer is not { Operator: "Exp" } || _model.BaseLink != TreeLink.Identity || _graph.Constant(factor) is not { } bases)
            throw Unsupported(node);
        if (bases.Length == 1) bases = [.. Enumerable.Repeat(bases[0], _model.OutputCount)];
        if (bases.Length != _model.OutputCount || bases.Any(score => !(score > 0) || double.IsInfinity(score))) throw Unsupported(node);
        _model = _model with { BaseScores = new(bases), BaseLink = TreeLink.Exponential };
        return true;
    }

    private static FileFormatException Unsupported(OnnxNode node) =>
        node.Error("it changes what the model says, in a way that is not read here; save the model alone");
}
