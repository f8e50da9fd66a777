using FeatureGen.Encoders;

namespace FeatureGen.Tests.Encoders;

public class CategoriesTests
{
    [Fact]
    public void Booleans() => Assert.Equal([0, 1, 2], new bool?[] { null, false, true }.Select(Categories.Boolean));

    [Fact]
    public void Ranges()
    {
        Assert.Equal([0, 1, 2, 3], new long?[] { null, -1, 0, 1 }.Select(x => Categories.Range(x, -1, 1, 0)));
        Assert.Equal(0, Categories.Range(2, -1, 1, 0));
        Assert.Equal(4, Categories.Range(long.MinValue, -1, 1, 1));
        Assert.Equal(4 + (int)(Hashing.Of(2L) % 5), Categories.Range(2, -1, 1, 5));
        Assert.Equal(1, Categories.Range(long.MaxValue, long.MaxValue, long.MaxValue, 1));
    }

    [Fact]
    public void Codes_with_and_without_gaps_and_beyond_the_signed_range()
    {
        long[][] sets =
        [
            [0, 1, 2, 3], [5, 6, 7], [-3, 0, 1, 2, 1000], [0, long.MaxValue, long.MinValue, -1], [long.MinValue, long.MaxValue],
            [.. Enumerable.Range(0, 200).Select(i => i * 3L)],
        ];
        foreach (long[] codes in sets)
        {
            Assert.Equal(Enumerable.Range(1, codes.Length), codes.Select(code => Categories.Code(code, codes, 1)));
            Assert.Equal(0, Categories.Code(null, codes, 1));
            Assert.Equal(0, Categories.Code(4_000, codes, 0));
            Assert.Equal(1 + codes.Length + (int)(Hashing.Of(4_000L) % 3), Categories.Code(4_000, codes, 3));
        }
        Assert.Equal(1, Categories.Code(7, [], 1));
    }

    [Fact]
    public void Vocabularies_are_ordinal()
    {
        var vocabulary = new Vocabulary(["b", "a", "B", "é"], outOfVocabulary: 3);
        Assert.Equal((4, 3, 8), (vocabulary.Count, vocabulary.OutOfVocabulary, vocabulary.IndexSpace));
        foreach ((string? text, int index) in new[]
        {
            (null, 0), ("", 0), ("b", 1), ("a", 2), ("B", 3), ("é", 4), ("A", Unknown("A")), ("e\u0301", Unknown("e\u0301")),
        })
        {
            Assert.Equal(index, vocabulary.Index(text));
            Assert.Equal(index, vocabulary.Index(text.AsSpan()));
        }
        Assert.Equal(0, new Vocabulary(["a"], 0).Index("b"));
        Assert.Equal(1, new Vocabulary([], 1).Index("b"));

        static int Unknown(string text) => 5 + (int)(Hashing.Of(text) % 3);
    }

    [Fact]
    public void A_vocabulary_says_which_value_is_wrong()
    {
        var twice = Assert.Throws<ArgumentException>(() => new Vocabulary(["x", "y", "x"], 1));
        Assert.Contains("'x' at 0 and at 2", twice.Message, StringComparison.Ordinal);
        var empty = Assert.Throws<ArgumentException>(() => new Vocabulary(["x", ""], 1));
        Assert.Contains("Value 1", empty.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vocabulary(["x"], -1));
    }
}
