using System.Buffers.Binary;

namespace FeatureGen.Learning.Onnx;

/// <summary>A tensor that stands in the file.</summary>
internal sealed class OnnxTensor
{
    private OnnxTensor(OnnxElement element, double[] values) => (Element, Values) = (element, values);

    public OnnxElement Element { get; }

    /// <summary>The elements in order.</summary>
    public double[] Values { get; }

    /// <summary>Reads a tensor of numbers.</summary>
    /// <param name="span">The message.</param>
    /// <param name="what">What it is, for error messages: a clause that starts with "the tensor".</param>
    public static OnnxTensor Read(ProtoSpan span, string what)
    {
        var element = OnnxElement.Unknown;
        List<long> dimensions = [], integers = [];
        List<float> singles = [];
        List<double> doubles = [];
        ProtoSpan? raw = null;
        for (var field = span.Read(); field.Next();)
        {
            switch (field.Field)
            {
                case 1: field.AddInt64(dimensions); break;
                case 2: element = (OnnxElement)field.Int64; break;
                case 4: field.AddSingle(singles); break;
                case 5 or 7: field.AddInt64(integers); break;
                case 9: raw = field.Span; break;
                case 10: field.AddDouble(doubles); break;
                case 13: throw field.Error($"{what} lies in another file; save the model in one file");
                case 14 when field.Int64 != 0: throw field.Error($"{what} lies in another file; save the model in one file");
            }
        }
        double[] values = raw is { } bytes ? Decode(bytes, element, what) : element switch
        {
            OnnxElement.Float => [.. singles],
            OnnxElement.Double => [.. doubles],
            OnnxElement.UInt8 or OnnxElement.Int32 or OnnxElement.Int64 => [.. integers],
            _ => throw Unsupported(span, element, what),
        };
        if (!Fits(dimensions, values.Length))
            throw span.File.Error(span.Start, $"{what} has {values.Length} elements, which is not what its dimensions say");
        return new OnnxTensor(element, values);
    }

    private static bool Fits(List<long> dimensions, int count)
    {
        long product = 1;
        foreach (long dimension in dimensions)
        {
            if (dimension < 0 || dimension > int.MaxValue) return false;
            product *= dimension;
            if (product > int.MaxValue) return false;
        }
        return product == count;
    }

    private static double[] Decode(ProtoSpan raw, OnnxElement element, string what)
    {
        int size = element switch
        {
            OnnxElement.UInt8 => 1,
            OnnxElement.Float or OnnxElement.Int32 => 4,
            OnnxElement.Double or OnnxElement.Int64 => 8,
            _ => throw Unsupported(raw, element, what),
        };
        if (raw.Length % size != 0) throw raw.File.Error(raw.Start, $"{what} has {raw.Length} bytes, which is no multiple of {size}");
        var values = new double[raw.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            var bytes = raw.Bytes.Slice(i * size, size);
            values[i] = element switch
            {
                OnnxElement.UInt8 => bytes[0],
                OnnxElement.Float => BinaryPrimitives.ReadSingleLittleEndian(bytes),
                OnnxElement.Int32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
                OnnxElement.Double => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
                _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            };
        }
        return values;
    }

    private static Formats.FileFormatException Unsupported(ProtoSpan span, OnnxElement element, string what) =>
        span.File.Error(span.Start, $"{what} is of type {element}, which is not read here; float and double are");
}
