namespace FeatureGen.Learning.Onnx;

/// <summary>The kinds of attributes that are read, by ONNX's numbers.</summary>
internal enum OnnxAttributeKind
{
    Undefined = 0,
    Float = 1,
    Int = 2,
    String = 3,
    Tensor = 4,
    Floats = 6,
    Ints = 7,
    Strings = 8,
}
