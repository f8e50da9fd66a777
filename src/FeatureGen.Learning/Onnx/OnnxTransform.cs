namespace FeatureGen.Learning.Onnx;

/// <summary>What an operator does with its sums at the end, by the numbers of the operator TreeEnsemble.</summary>
internal enum OnnxTransform
{
    None = 0,
    Softmax = 1,
    Logistic = 2,
    SoftmaxZero = 3,
    Probit = 4,
}
