using FeatureGen.Formats;

namespace FeatureGen.Learning.Onnx;

/// <summary>A node of a graph. Its attributes are read where they are asked for.</summary>
internal sealed class OnnxNode
{
    public const string MachineLearning = "ai.onnx.ml";

    private readonly ProtoSpan _span;
    private string _name = "";
    private string _domain = "";

    private OnnxNode(ProtoSpan span) => _span = span;

    public string Operator { get; private set; } = "";

    public List<string> Inputs { get; } = [];

    public List<string> Outputs { get; } = [];

    public OnnxFile File => _span.File;

    /// <summary>The name and the operator, for messages.</summary>
    public string Title => _name.Length > 0
        ? $"node {OnnxFile.Show(_name)} ({OnnxFile.Show(Operator).Trim('\'')})"
        : $"the node {OnnxFile.Show(Operator).Trim('\'')}";

    /// <summary>Reads a node.</summary>
    public static OnnxNode Read(ProtoSpan span)
    {
        var node = new OnnxNode(span);
        for (var field = span.Read(); field.Next();)
        {
            switch (field.Field)
            {
                case 1: node.Inputs.Add(field.Text); break;
                case 2: node.Outputs.Add(field.Text); break;
                case 3: node._name = field.Text; break;
                case 4: node.Operator = field.Text; break;
                case 7: node._domain = field.Text; break;
            }
        }
        return node;
    }

    /// <summary>Whether the node is an operator of ONNX itself.</summary>
    public bool Is(string name) => Operator == name && (_domain.Length == 0 || _domain == "ai.onnx");

    /// <summary>Whether the node is an operator of ai.onnx.ml.</summary>
    public bool IsLearned(string name) => Operator == name && _domain == MachineLearning;

    /// <summary>Reads the attributes.</summary>
    public OnnxAttributes Attributes()
    {
        var attributes = new OnnxAttributes(this);
        for (var field = _span.Read(); field.Next();)
            if (field.Field == 5) attributes.Add(field.Span);
        return attributes;
    }

    /// <summary>An error at the node, which it names.</summary>
    public FileFormatException Error(string problem) => File.Error(_span.Start, $"{Title}: {problem}");
}
