namespace FeatureGen.Learning.Onnx;

/// <summary>How a node of a tree compares the feature with its value, by the numbers of the operator TreeEnsemble; what holds goes to
/// the true branch.</summary>
internal enum OnnxNodeMode : byte
{
    LessOrEqual = 0,
    Less = 1,
    GreaterOrEqual = 2,
    Greater = 3,
    Equal = 4,
    NotEqual = 5,
    Member = 6,
    Leaf = 7,
}
