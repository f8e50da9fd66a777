namespace FeatureGen.Learning.Onnx;

/// <summary>An attribute of a node: the value whose kind it declares.</summary>
internal sealed class OnnxAttribute
{
    private OnnxAttribute(int position) => Position = position;

    public int Position { get; }

    public string Name { get; private set; } = "";

    /// <summary>ONNX's number of the kind of value; 0 where the file does not say.</summary>
    public OnnxAttributeKind Kind { get; private set; }

    public float Single { get; private set; }

    public long Integer { get; private set; }

    public ProtoSpan? Text { get; private set; }

    public ProtoSpan? Tensor { get; private set; }

    public List<float> Singles { get; } = [];

    public List<long> Integers { get; } = [];

    public List<ProtoSpan> Texts { get; } = [];

    /// <summary>Reads an attribute.</summary>
    public static OnnxAttribute Read(ProtoSpan span)
    {
        var attribute = new OnnxAttribute(span.Start);
        for (var field = span.Read(); field.Next();)
        {
            switch (field.Field)
            {
                case 1: attribute.Name = field.Text; break;
                case 2: attribute.Single = field.Single; break;
                case 3: attribute.Integer = field.Int64; break;
                case 4: attribute.Text = field.Span; break;
                case 5: attribute.Tensor = field.Span; break;
                case 7: field.AddSingle(attribute.Singles); break;
                case 8: field.AddInt64(attribute.Integers); break;
                case 9: attribute.Texts.Add(field.Span); break;
                case 20: attribute.Kind = (OnnxAttributeKind)field.Int64; break;
                case 21: throw field.Error($"the attribute {OnnxFile.Show(attribute.Name)} refers to a function's, which is not read here");
                case 22 or 23: throw field.Error(
                    $"the attribute {OnnxFile.Show(attribute.Name)} is a sparse tensor, which is not read here");
            }
        }
        return attribute;
    }
}
