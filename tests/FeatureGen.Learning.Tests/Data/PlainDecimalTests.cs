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

    [Fact]
    public void Canonical_texts_can_be_had_back()
    {
        var random = new Random(2);
        Span<byte> back = stackalloc byte[32];
        for (int i = 0; i < 50_000; i++)
        {
            int digits = random.Next(1, 16), decimals = random.Next(digits);
            string text = string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + random.Next(random.Next(2) * 9 + 1))));
            if (decimals > 0) text = text.Insert(digits - decimals, ".");
            if (random.Next(2) == 0) text = "-" + text;
            string whole = text.TrimStart('-').Split('.')[0];
            bool isCanonical = PlainDecimal.TryParseCanonical(Encoding.ASCII.GetBytes(text), out double value, out int found);
            bool isNegativeZero = text[0] == '-' && value == 0;
            Assert.Equal((whole.Length == 1 || whole[0] != '0') && !isNegativeZero, isCanonical);
            if (!isCanonical) continue;
            Assert.Equal(decimals, found);
            Assert.Equal(text, Encoding.ASCII.GetString(back[..PlainDecimal.Write(value, found, back)]));
        }
    }

    [Theory]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("007")]
    [InlineData("-0")]
    [InlineData("-0.00")]
    public void Other_ways_to_write_a_number_are_told_apart(string text) =>
        Assert.False(PlainDecimal.TryParseCanonical(Encoding.ASCII.GetBytes(text), out _, out _));

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
