using System.Globalization;
using System.Text;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Tests.Data;

public sealed class PlainDecimalTests
{
    [Fact]
    public void Numbers_are_read_to_the_bits_of_the_general_way()
    {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++)
        {
            var text = new StringBuilder(random.Next(3) == 0 ? "-" : "");
            int digits = random.Next(1, 18), point = random.Next(-1, digits + 1);
            for (int d = 0; d < digits; d++)
            {
                if (d == point) text.Append('.');
                text.Append((char)('0' + random.Next(10)));
            }
            byte[] bytes = Encoding.ASCII.GetBytes(text.ToString());
            bool isPlain = PlainDecimal.TryParse(bytes, out double value);
            Assert.Equal(digits <= 15, isPlain);
            if (isPlain)
            {
                double general = double.Parse(text.ToString(), CultureInfo.InvariantCulture);
                Assert.Equal(BitConverter.DoubleToInt64Bits(general), BitConverter.DoubleToInt64Bits(value));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("1e3")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    [InlineData("1234567890123456")]
    public void Everything_else_is_left_to_it(string text) => Assert.False(PlainDecimal.TryParse(Encoding.ASCII.GetBytes(text), out _));
}
