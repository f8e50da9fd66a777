using FeatureGen.Encoders;
using FeatureGen.Tests.Numerics;

namespace FeatureGen.Tests.Encoders;

public class NumbersTests
{
    [Fact]
    public void Log1P_is_within_two_units_in_the_last_place()
    {
        double worst = 0;
        for (uint bits = 0; bits <= BitConverter.SingleToUInt32Bits(float.MaxValue); bits += 2003)
        {
            float x = BitConverter.UInt32BitsToSingle(bits);
            double truth = Log1P(x);
            float actual = Numbers.Log1P(x);
            double unit = MathF.BitIncrement((float)truth) - (double)(float)truth;
            worst = Math.Max(worst, Math.Abs(actual - truth) / unit);
            Assert.Equal(-actual, Numbers.Log1P(-x));
        }
        Assert.InRange(worst, 0, 2);
    }

    /// <summary>By its series where 1 + x would lose what matters.</summary>
    private static double Log1P(double x) => x < 1e-3 ? x - x * x / 2 + x * x * x / 3 - x * x * x * x / 4 : Math.Log(1 + x);

    [Fact]
    public void Transforms_are_what_they_say()
    {
        foreach (float x in Samples.Column(1000, 1).Where(float.IsFinite))
        {
            Assert.Equal((float)(Math.Sign(x) * Math.Sqrt(Math.Abs((double)x))), Numbers.Sqrt(x));
            Assert.Equal(Math.Clamp((x - 5f) * 0.3f, -float.MaxValue, float.MaxValue), Numbers.Standardize(x, 5f, 0.3f));
            Assert.Equal(MathF.Min(MathF.Max(x, -3f), 7f), Numbers.Clip(x, -3f, 7f));
        }
    }

    [Fact]
    public void Transforms_pass_NaN_and_take_infinities_as_the_largest_floats()
    {
        foreach (Func<float, float> transform in new Func<float, float>[]
        {
            Numbers.Log1P, Numbers.Sqrt, x => Numbers.Standardize(x, 1f, 2f), x => Numbers.Clip(x, float.MinValue, float.MaxValue),
        })
        {
            Assert.True(float.IsNaN(transform(float.NaN)));
            Assert.Equal(transform(float.MaxValue), transform(float.PositiveInfinity));
            Assert.Equal(transform(-float.MaxValue), transform(float.NegativeInfinity));
            Assert.True(float.IsFinite(transform(float.MaxValue)));
        }
    }

    [Fact]
    public void Any_number_becomes_a_finite_float_or_NaN()
    {
        Assert.Equal(float.MaxValue, Numbers.From(float.PositiveInfinity));
        Assert.Equal(-float.MaxValue, Numbers.From(-1e300));
        Assert.Equal(-float.MaxValue, Numbers.From(Half.NegativeInfinity));
        Assert.True(float.IsNaN(Numbers.From(double.NaN)));
        Assert.Equal(0.1f, Numbers.From(0.1m));
        Assert.Equal(7.9228163e28f, Numbers.From(decimal.MaxValue));
        Assert.Equal(-9.223372e18f, Numbers.From(long.MinValue));
        Assert.Equal(1.8446744e19f, Numbers.From(ulong.MaxValue));
        Assert.Equal(90.5f, Numbers.From(TimeSpan.FromSeconds(90.5)));
        Assert.Equal((1f, 0f), (Numbers.From(true), Numbers.From(false)));
    }

    [Fact]
    public void Unsigned_numbers_are_rounded_once()
    {
        // Half a unit and a bit above 2^63: rounding to double first would round down to even.
        Assert.Equal(MathF.BitIncrement(9.223372e18f), Numbers.From(0x8000008000000001));
        Assert.Equal(9.223372e18f, Numbers.From(0x8000008000000000));
    }

    [Fact]
    public void Null_is_NaN()
    {
        float[] missing =
        [
            Numbers.From((float?)null), Numbers.From((double?)null), Numbers.From((Half?)null), Numbers.From((decimal?)null),
            Numbers.From((long?)null), Numbers.From((ulong?)null), Numbers.From((int?)null), Numbers.From((bool?)null),
            Numbers.From((TimeSpan?)null),
        ];
        Assert.All(missing, x => Assert.True(float.IsNaN(x)));
        Assert.Equal(3f, Numbers.From((int?)3));
    }
}
