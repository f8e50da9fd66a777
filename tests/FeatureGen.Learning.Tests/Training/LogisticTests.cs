using FeatureGen.Learning.Training;

namespace FeatureGen.Learning.Tests.Training;

public sealed class LogisticTests
{
    [Fact]
    public void Probability_is_the_logistic_function_to_the_last_bit_but_one()
    {
        for (float margin = -90; margin <= 90; margin += .0137f)
        {
            float expected = (float)(1 / (1 + Math.Exp(-(double)margin)));
            Assert.InRange(Logistic.Probability(margin), MathF.BitDecrement(expected), MathF.BitIncrement(expected));
        }
        Assert.Equal([0, .5f, 1], new[] { float.NegativeInfinity, 0, float.PositiveInfinity }.Select(Logistic.Probability));
        Assert.Equal((0, 1), (Logistic.Probability(-float.MaxValue), Logistic.Probability(float.MaxValue)));
    }

    [Fact]
    public void Loss_does_not_overflow()
    {
        Assert.Equal(Math.Log(2), Logistic.Loss(0, 1), 15);
        Assert.Equal(1000, Logistic.Loss(1000, 0), 12);
        Assert.Equal(Math.Exp(-20), Logistic.Loss(20, 1), 15);
    }
}
