namespace FeatureGen.Learning.Onnx;

/// <summary>An input of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">The type of its elements; unknown where it is no tensor.</param>
/// <param name="Dimensions">The size of each dimension, null where the model leaves it open; null as a whole where it has no shape.</param>
/// <param name="Position">Where it stands in the file.</param>
internal sealed record OnnxInput(string Name, OnnxElement Element, IReadOnlyList<long?>? Dimensions, int Position)
{
    /// <summary>Reads an input.</summary>
    public static OnnxInput Read(ProtoSpan span)
    {
        string name = "";
        ProtoSpan? type = null, tensor = null, shape = null;
        var element = OnnxElement.Unknown;
        for (var field = span.Read(); field.Next();)
        {
            if (field.Field == 1) name = field.Text;
            else if (field.Field == 2) type = field.Span;
        }
        for (var field = type?.Read(); field is not null && field.Next();)
            if (field.Field == 1) tensor = field.Span;
        for (var field = tensor?.Read(); field is not null && field.Next();)
        {
            if (field.Field == 1) element = (OnnxElement)field.Int64;
            else if (field.Field == 2) shape = field.Span;
        }
        return new OnnxInput(name, element, shape is { } dimensions ? Sizes(dimensions) : null, span.Start);
    }

    private static List<long?> Sizes(ProtoSpan shape)
    {
        var sizes = new List<long?>();
        for (var dimension = shape.Read(); dimension.Next();)
        {
            if (dimension.Field != 1) continue;
            long? size = null;
            for (var field = dimension.Span.Read(); field.Next();)
                if (field.Field == 1) size = field.Int64;
            sizes.Add(size);
        }
        return sizes;
    }
}
