using FeatureGen.Learning.Onnx;
using FeatureGen.Trees;
using Google.Protobuf;

namespace FeatureGen.Learning.Tests.Onnx;

/// <summary>Writes ONNX models, message by message.</summary>
internal static class OnnxWriter
{
    public const string Learned = "ai.onnx.ml";
    public const int Float32 = 1, UInt8 = 2, Float64 = 11;

    /// <summary>A model of one tensor [N, columns] named X, or of what <paramref name="inputs"/> says.</summary>
    public static byte[] Model(byte[][] nodes, int columns = 2, byte[][]? inputs = null, byte[][]? constants = null, int opset = 3) =>
        Message(model =>
    {
        model.WriteRawTag(0x08);
        model.WriteInt64(9);
        Bytes(model, 8, Message(import =>
        {
            Bytes(import, 1, Utf8(Learned));
            Number(import, 2, opset);
        }));
        Bytes(model, 7, Message(graph =>
        {
            foreach (byte[] node in nodes) Bytes(graph, 1, node);
            foreach (byte[] constant in constants ?? []) Bytes(graph, 5, constant);
            foreach (byte[] input in inputs ?? [Input("X", Float32, null, columns)]) Bytes(graph, 11, input);
        }));
    });

    public static byte[] Input(string name, int element, params long?[] sizes) => Message(input =>
    {
        Bytes(input, 1, Utf8(name));
        Bytes(input, 2, Message(type => Bytes(type, 1, Message(tensor =>
        {
            Number(tensor, 1, element);
            Bytes(tensor, 2, Message(shape =>
            {
                foreach (long? size in sizes) Bytes(shape, 1, Message(dimension =>
                {
                    if (size is { } known) Number(dimension, 1, known);
                    else Bytes(dimension, 2, Utf8("N"));
                }));
            }));
        }))));
    });

    public static byte[] Node(string name, string[] inputs, string[] outputs, params byte[][] attributes) => Message(node =>
    {
        foreach (string input in inputs) Bytes(node, 1, Utf8(input));
        foreach (string output in outputs) Bytes(node, 2, Utf8(output));
        Bytes(node, 3, Utf8("my" + name));
        Bytes(node, 4, Utf8(name));
        foreach (byte[] attribute in attributes) Bytes(node, 5, attribute);
        if (IsLearned(name)) Bytes(node, 7, Utf8(Learned));
    });

    public static byte[] Floats(string name, params float[] values) => Attribute(name, 6, attribute =>
    {
        foreach (float value in values)
        {
            attribute.WriteTag(7, WireFormat.WireType.Fixed32);
            attribute.WriteFloat(value);
        }
    });

    public static byte[] Ints(string name, params long[] values) => Attribute(name, 7, attribute =>
    {
        foreach (long value in values) Number(attribute, 8, value);
    });

    /// <summary>The same, packed, as other writers have it.</summary>
    public static byte[] PackedInts(string name, params long[] values) =>
        Attribute(name, 7, attribute => Bytes(attribute, 8, Message(packed =>
    {
        foreach (long value in values) packed.WriteInt64(value);
    })));

    public static byte[] Strings(string name, params string[] values) => Attribute(name, 8, attribute =>
    {
        foreach (string value in values) Bytes(attribute, 9, Utf8(value));
    });

    public static byte[] Int(string name, long value) => Attribute(name, 2, attribute => Number(attribute, 3, value));

    public static byte[] String(string name, string value) => Attribute(name, 3, attribute => Bytes(attribute, 4, Utf8(value)));

    public static byte[] TensorOf(string name, byte[] tensor) => Attribute(name, 4, attribute => Bytes(attribute, 5, tensor));

    public static byte[] Doubles(string name, params double[] values) => TensorOf(name, Tensor(name, Float64, values));

    public static byte[] Singles(string name, params double[] values) => TensorOf(name, Tensor(name, Float32, values));

    public static byte[] Codes(string name, params double[] values) => TensorOf(name, Tensor(name, UInt8, values));

    /// <summary>A tensor: float32 in its list, the others as raw bytes.</summary>
    public static byte[] Tensor(string name, int element, params double[] values) => Message(tensor =>
    {
        Number(tensor, 1, values.Length);
        Number(tensor, 2, element);
        if (element == Float32) Bytes(tensor, 4, Message(packed =>
        {
            foreach (double value in values) packed.WriteFloat((float)value);
        }));
        else Bytes(tensor, 9, [.. values.SelectMany(value => element == UInt8 ? new[] { (byte)value } : BitConverter.GetBytes(value))]);
        Bytes(tensor, 8, Utf8(name));
    });

    public static byte[] Message(Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using (var stream = new CodedOutputStream(memory)) write(stream);
        return memory.ToArray();
    }

    public static void Bytes(CodedOutputStream stream, int field, byte[] value)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteBytes(ByteString.CopyFrom(value));
    }

    public static void Number(CodedOutputStream stream, int field, long value)
    {
        stream.WriteTag(field, WireFormat.WireType.Varint);
        stream.WriteInt64(value);
    }

    /// <summary>The margins and the predictions of a row.</summary>
    public static (double[] Margins, double[] Predictions) Score(byte[] model, params float[] row)
    {
        var scorer = new EnsembleScorer(OnnxReader.Read(model, "m.onnx"));
        var (margins, predictions) = (new double[scorer.Model.OutputCount], new double[scorer.Model.PredictionCount]);
        scorer.Margins(row, margins);
        scorer.Predictions(margins, predictions);
        return (margins, predictions);
    }

    public static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static bool IsLearned(string name) =>
        name.StartsWith("Tree", StringComparison.Ordinal) || name.StartsWith("Linear", StringComparison.Ordinal)
        || name is "Scaler" or "Imputer" or "Normalizer" or "ZipMap" or "FeatureVectorizer" or "ArrayFeatureExtractor";

    private static byte[] Attribute(string name, int kind, Action<CodedOutputStream> value) => Message(attribute =>
    {
        Bytes(attribute, 1, Utf8(name));
        value(attribute);
        Number(attribute, 20, kind);
    });
}
