using System.Text;
using FeatureGen.Learning.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class ValueDictionaryTests
{
    [Fact]
    public void Numbers_values_as_a_dictionary_of_strings_does() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Elements("", "a", "aa", "\0", "\0\0", "1234567", "12345678", "123456789", "12345678123456789", "é漢😀")
            .Or(Gen.Choose(0, 400).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Or(Gen.Choose(0, 400).Select(i => $"a longer value {i}"))
            .ListOf().Resize(500).ToArbitrary(), texts =>
        {
            var dictionary = new ValueDictionary();
            var expected = new Dictionary<string, int> { [""] = 0 };
            foreach (string text in texts)
            {
                byte[] value = Encoding.UTF8.GetBytes(text);
                Assert.Equal(expected.TryGetValue(text, out int known) ? known : -1, dictionary.Find(value));
                expected.TryAdd(text, expected.Count);
                Assert.Equal(expected[text], dictionary.GetOrAdd(value));
            }

            Assert.Equal(expected.Count, dictionary.Count);
            foreach ((string text, int code) in expected)
                Assert.Equal(text, Encoding.UTF8.GetString(dictionary[code]));
        }));

    [Fact]
    public void Keeps_a_million_values_in_little_memory()
    {
        var dictionary = new ValueDictionary();
        Span<byte> text = stackalloc byte[16];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < 1_000_000; i++)
            {
                Assert.True(i.TryFormat(text, out int length));
                if (dictionary.GetOrAdd(text[..length]) != i + 1)
                    Assert.Fail($"{i} has another code.");
            }
        }

        Assert.InRange(dictionary.MemoryBytes, 1, 64L << 20);
    }
}
