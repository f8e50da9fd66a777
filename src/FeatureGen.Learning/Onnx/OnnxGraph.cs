namespace FeatureGen.Learning.Onnx;

/// <summary>The graph of a model.</summary>
internal sealed class OnnxGraph
{
    private const int MostNodes = 100_000;
    private const int MostInputs = 100_000;
    private const int OldestOpset = 1;
    private const int NewestOpset = 5;

    private readonly Dictionary<string, OnnxNode> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProtoSpan> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxInput> _inputs = new(StringComparer.Ordinal);

    private OnnxGraph(OnnxFile file) => File = file;

    public OnnxFile File { get; }

    public List<OnnxNode> Nodes { get; } = [];

    /// <summary>Reads a model.</summary>
    public static OnnxGraph Read(OnnxFile file)
    {
        ProtoSpan? graph = null;
        long? opset = null;
        for (var field = file.All.Read(); field.Next();)
        {
            if (field.Field == 7)
                graph = graph is null ? field.Span : throw field.Error("there are two graphs; one is expected");
            else if (field.Field == 8)
                opset = Opset(field.Span) ?? opset;
        }
        if (graph is not { } span) throw file.Error(0, "the file holds no graph: it is no ONNX model, or it is cut off");
        var model = new OnnxGraph(file);
        model.ReadGraph(span);
        if (opset is { } version and (< OldestOpset or > NewestOpset))
            throw file.Error(0, $"the model is of version {version} of {OnnxNode.MachineLearning}; "
                + $"{OldestOpset} to {NewestOpset} are read");
        return model;
    }

    /// <summary>The node that a value comes from, or null.</summary>
    public OnnxNode? Maker(string value) => _makers.GetValueOrDefault(value);

    /// <summary>The input of the graph that a value is, or null.</summary>
    public OnnxInput? Input(string value) => _constants.ContainsKey(value) ? null : _inputs.GetValueOrDefault(value);

    /// <summary>The elements of a value that is a constant of numbers; null if it is none.</summary>
    public double[]? Constant(string value) => _constants.TryGetValue(value, out var span)
        ? OnnxTensor.Read(span, $"the tensor {OnnxFile.Show(value)}").Values
        : null;

    private static long? Opset(ProtoSpan span)
    {
        var (domain, version) = ("", 0L);
        for (var field = span.Read(); field.Next();)
        {
            if (field.Field == 1) domain = field.Text;
            else if (field.Field == 2) version = field.Int64;
        }
        return domain == OnnxNode.MachineLearning ? version : null;
    }

    private void ReadGraph(ProtoSpan span)
    {
        for (var field = span.Read(); field.Next();)
        {
            switch (field.Field)
            {
                case 1: AddNode(field); break;
                case 5: AddConstant(field); break;
                case 11: AddInput(field); break;
                case 15: throw field.Error("the graph has a sparse tensor, which is not read here");
            }
        }
    }

    private void AddNode(ProtoReader field)
    {
        if (Nodes.Count == MostNodes) throw field.Error($"the graph has more than {MostNodes} nodes");
        var node = OnnxNode.Read(field.Span);
        Nodes.Add(node);
        foreach (string output in node.Outputs.Where(output => output.Length > 0))
            if (!_makers.TryAdd(output, node)) throw node.Error($"the value {OnnxFile.Show(output)} comes from another node too");
    }

    private void AddConstant(ProtoReader field)
    {
        for (var part = field.Span.Read(); part.Next();)
            if (part.Field == 8) _constants[part.Text] = field.Span;
    }

    private void AddInput(ProtoReader field)
    {
        if (_inputs.Count == MostInputs) throw field.Error($"the graph has more than {MostInputs} inputs");
        var input = OnnxInput.Read(field.Span);
        if (!_inputs.TryAdd(input.Name, input)) throw field.Error($"the graph has the input {OnnxFile.Show(input.Name)} twice");
    }
}
