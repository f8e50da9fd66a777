namespace FeatureGen.Tests.Scoring;

public class LogisticTests
{
    [Fact]
    public void Probabilities_are_those_of_the_logistic_function()
    {
        for (float margin = -87; margin < 40; margin += 0.013f)
        {
            double expected = 1 / (1 + Math.Exp(-(double)margin));
            Assert.Equal(expected, Logistic.Probability(margin), 3.5e-7 * expected);
        }
        Assert.Equal(0.5f, Logistic.Probability(0));
        Assert.Equal(0.5f, Logistic.Probability(-0f));
        Assert.Equal(1f, Logistic.Probability(float.PositiveInfinity));
        Assert.Equal(1f, Logistic.Probability(float.MaxValue));
        Assert.Equal(Logistic.Probability(-87), Logistic.Probability(float.NegativeInfinity));
        Assert.True(Logistic.Probability(float.MinValue) is > 0 and < 1e-37f);
        Assert.True(float.IsNaN(Logistic.Probability(float.NaN)));
    }

    [Fact]
    public void Spans_have_the_bits_of_single_margins()
    {
        for (int length = 0; length <= 40; length++)
        {
            float[] margins = Numerics.Samples.Column(length, length);
            var probabilities = new float[length + 1];
            Logistic.Probability(margins, probabilities);
            var expected = margins.Select(m => BitConverter.SingleToInt32Bits(Logistic.Probability(m)));
            Assert.Equal(expected, probabilities[..length].Select(BitConverter.SingleToInt32Bits));
        }
        Assert.Throws<ArgumentException>(() => Logistic.Probability([1f, 2f], new float[1]));
    }
}
