using FeatureGen.Encoders;

namespace FeatureGen.Tests.Encoders;

/// <summary>Columns hold what the scalar encoders give, whatever their length.</summary>
public class ColumnsTests
{
    private const int LongestColumn = 19;

    private static readonly float[] Numbers =
    [
        0f, -0f, 1.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -float.MaxValue, float.Epsilon, -1e30f, 7f,
    ];

    private static readonly int[] Integers = [0, 1, 2, 3, 4, 5, -1, int.MinValue, int.MaxValue, 100, 3, 2, 1, 0, 5, 4, 3, 2, 6];

    [Fact]
    public void Numbers_are_limited()
    {
        for (int length = 0; length <= LongestColumn; length++)
            for (int first = 0; first < Numbers.Length; first++)
            {
                float[] rows = [.. Enumerable.Range(first, length).Select(i => Numbers[i % Numbers.Length])];
                var column = new float[length];
                if (length > 0) Columns.Fill<float, Itself>(ref rows[0], column);
                Assert.Equal(rows.Select(x => Bits(FeatureGen.Encoders.Numbers.From(x))), column.Select(Bits));
            }
    }

    [Theory, InlineData(0, 5, 1), InlineData(0, 5, 0), InlineData(-1, 100, 3), InlineData(3, 3, 2), InlineData(int.MinValue, int.MinValue + 9, 2)]
    [InlineData(int.MaxValue - 3, int.MaxValue, 2)]
    public void Integers_are_put_into_range(int min, int max, int outOfVocabulary)
    {
        for (int length = 0; length <= LongestColumn; length++)
            for (int first = 0; first < Integers.Length; first++)
            {
                int[] rows = [.. Enumerable.Range(first, length).Select(i => Integers[i % Integers.Length])];
                var column = new float[length];
                if (length > 0) Columns.FillRange<int, Itself>(ref rows[0], column, min, max, outOfVocabulary);
                Assert.Equal(rows.Select(x => (float)Categories.Range(x, min, max, outOfVocabulary)), column);
            }
    }

    private static uint Bits(float x) => BitConverter.SingleToUInt32Bits(x);

    private readonly struct Itself : IFieldReader<float, float>, IFieldReader<int, int>
    {
        public static float Read(ref float row) => row;

        public static int Read(ref int row) => row;
    }
}
