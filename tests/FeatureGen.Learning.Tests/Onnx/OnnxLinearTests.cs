using FeatureGen.Formats;
using FeatureGen.Learning.Onnx;
using static FeatureGen.Learning.Tests.Onnx.OnnxWriter;

namespace FeatureGen.Learning.Tests.Onnx;

public sealed class OnnxLinearTests
{
    [Fact]
    public void Coefficients_are_target_after_target_and_what_is_missing_adds_nothing()
    {
        byte[] model = Model([Node("LinearRegressor", ["X"], ["Y"],
            Floats("coefficients", 1, 2, 10, 20), Floats("intercepts", .5f, 7), Int("targets", 2))]);
        Assert.Equal([.5 + 3 + 8, 7.0 + 30 + 80], Score(model, 3, 4).Margins);
        Assert.Equal([.5 + 8, 7.0 + 80], Score(model, float.NaN, 4).Margins);
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity], Score(model, float.PositiveInfinity, 0).Margins);
        Assert.Equal(11, Score(Model([Node("LinearRegressor", ["X"], ["Y"], Floats("coefficients", 1, 2))]), 3, 4).Margins[0]);
    }

    [Theory]
    [InlineData("LOGISTIC")]
    [InlineData("SOFTMAX")]
    public void Of_two_opposite_sums_it_is_the_second(string transform)
    {
        byte[] model = SmallOnnx.LinearClassifier(transform, [-1, -2, 1, 2], [.5f, -.5f],
            Node("Normalizer", ["P"], ["N"], String("norm", "L1")), Node("ZipMap", ["N"], ["M"]));
        var (margins, predictions) = Score(model, 1, -1);
        Assert.Equal([-1.5], margins);
        Assert.Equal(1 / (1 + Math.Exp(transform == "SOFTMAX" ? 3 : 1.5)), predictions[0], 1e-7);
    }

    [Fact]
    public void A_single_sum_is_left_as_it_is_and_others_keep_their_transform()
    {
        Assert.Equal(1.5, Score(SmallOnnx.LinearClassifier("LOGISTIC", [1, 2], [-1.5f]), 1, 1).Predictions[0]);
        Assert.Equal([2.0, 3], Score(SmallOnnx.LinearClassifier("SOFTMAX", [1, 1, 1, 2], [0, 0]), 1, 1).Margins);
        Assert.Equal(1 / (1 + Math.Exp(-3)), Score(SmallOnnx.LinearClassifier("LOGISTIC", [1, 1, 1, 2], [0, 0]), 1, 1).Predictions[0],
            1e-7);
    }

    [Theory]
    [InlineData(new float[] { 1, 2, 3 }, new float[] { 0 }, "3 features, and 2 come in")]
    [InlineData(new float[] { 1, 2, 3 }, new float[] { 0, 0 }, "3 coefficients are no multiple of 2")]
    [InlineData(new float[] { 1, 2 }, new float[] { 0, 0, 0 }, "2 classes have 3 intercepts")]
    [InlineData(new float[] { 1, float.NaN }, new float[] { 0 }, "attribute 'coefficients': a number is not finite")]
    public void Coefficients_that_do_not_fit_are_refused(float[] coefficients, float[] intercepts, string reason) => Assert.Contains(reason,
        Assert.Throws<FileFormatException>(
            () => OnnxReader.Read(SmallOnnx.LinearClassifier("NONE", coefficients, intercepts), "m")).Problem);
}
