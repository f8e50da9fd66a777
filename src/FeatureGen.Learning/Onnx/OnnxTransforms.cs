using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>Reads what operators do with their sums.</summary>
internal static class OnnxTransforms
{
    private const string Name = "post_transform";

    /// <summary>Reads the attribute of an operator that names it.</summary>
    public static OnnxTransform OfText(OnnxAttributes attributes) => attributes.Text(Name, "NONE") switch
    {
        "NONE" => OnnxTransform.None,
        "SOFTMAX" => OnnxTransform.Softmax,
        "LOGISTIC" => OnnxTransform.Logistic,
        var other => throw Unsupported(attributes, OnnxFile.Show(other)),
    };

    /// <summary>Reads the attribute of an operator that numbers it.</summary>
    public static OnnxTransform OfNumber(OnnxAttributes attributes) => attributes.Integer(Name, 0) switch
    {
        >= (long)OnnxTransform.None and <= (long)OnnxTransform.Logistic and var number => (OnnxTransform)number,
        var other => throw Unsupported(attributes, FormattableString.Invariant($"{other} ({(OnnxTransform)other})")),
    };

    /// <summary>The link of several sums.</summary>
    public static TreeLink Link(this OnnxTransform transform) => transform switch
    {
        OnnxTransform.Softmax => TreeLink.Softmax,
        OnnxTransform.Logistic => TreeLink.Logistic,
        _ => TreeLink.Identity,
    };

    private static Formats.FileFormatException Unsupported(OnnxAttributes attributes, string transform) =>
        attributes.Error(Name, $"{transform} cannot be read; NONE, LOGISTIC and SOFTMAX can");
}
