using FeatureGen.Formats;

namespace FeatureGen.Learning.Onnx;

/// <summary>The attributes of a node by name. What is absent is empty, or the default that is given.</summary>
internal sealed class OnnxAttributes(OnnxNode node)
{
    private const string TensorEnd = "_as_tensor";

    private readonly Dictionary<string, OnnxAttribute> _attributes = new(StringComparer.Ordinal);

    /// <summary>Whether one of the tensors that were asked for is of float64.</summary>
    public bool IsDouble { get; private set; }

    public void Add(ProtoSpan span)
    {
        var attribute = OnnxAttribute.Read(span);
        if (!_attributes.TryAdd(attribute.Name, attribute))
            throw node.File.Error(span.Start, $"{node.Title} has the attribute {OnnxFile.Show(attribute.Name)} twice");
    }

    public bool Has(string name) => _attributes.ContainsKey(name);

    public long[] Integers(string name) => Find(name, OnnxAttributeKind.Ints) is { } attribute ? [.. attribute.Integers] : [];

    public IReadOnlyList<ProtoSpan> Texts(string name) => Find(name, OnnxAttributeKind.Strings)?.Texts ?? [];

    public long Integer(string name, long standard) => Find(name, OnnxAttributeKind.Int)?.Integer ?? standard;

    public string Text(string name, string standard) => Find(name, OnnxAttributeKind.String)?.Text?.Text() ?? standard;

    /// <summary>Numbers that are a list of float32.</summary>
    public double[] Singles(string name) => Find(name, OnnxAttributeKind.Floats) is { } list
        ? [.. list.Singles.Select(value => (double)value)]
        : [];

    /// <summary>Numbers that are a list of float32 or, under their name with the end <c>_as_tensor</c>, a tensor.</summary>
    public double[] Numbers(string name)
    {
        string other = name + TensorEnd;
        if (Has(name) && Has(other)) throw Error(other, $"'{name}' stands there too; one of them is expected");
        return Has(other) ? Tensor(other) : Singles(name);
    }

    /// <summary>The numbers of a tensor of float32 or float64.</summary>
    public double[] Tensor(string name)
    {
        if (Read(name) is not { } tensor) return [];
        if (tensor.Element is not (OnnxElement.Float or OnnxElement.Double))
            throw Error(name, $"it is of type {tensor.Element}; float and double are read");
        IsDouble |= tensor.Element == OnnxElement.Double;
        return tensor.Values;
    }

    /// <summary>The numbers of a tensor of uint8.</summary>
    public double[] Codes(string name)
    {
        if (Read(name) is not { } tensor) return [];
        return tensor.Element == OnnxElement.UInt8
            ? tensor.Values
            : throw Error(name, $"it is of type {tensor.Element}; uint8 is expected");
    }

    /// <summary>An error at an attribute, or at the node where it has none of the name.</summary>
    public FileFormatException Error(string name, string problem) => _attributes.TryGetValue(name, out var attribute)
        ? node.File.Error(attribute.Position, $"{node.Title}, attribute '{name}': {problem}")
        : node.Error($"attribute '{name}': {problem}");

    /// <summary>An error at the node.</summary>
    public FileFormatException Error(string problem) => node.Error(problem);

    private OnnxTensor? Read(string name) => Find(name, OnnxAttributeKind.Tensor)?.Tensor is { } span
        ? OnnxTensor.Read(span, $"the tensor '{name}' of {node.Title}")
        : null;

    private OnnxAttribute? Find(string name, OnnxAttributeKind kind)
    {
        if (!_attributes.TryGetValue(name, out var attribute)) return null;
        return attribute.Kind == kind || attribute.Kind == OnnxAttributeKind.Undefined
            ? attribute
            : throw Error(name, $"it is of another kind than ONNX gives it ({kind})");
    }
}
