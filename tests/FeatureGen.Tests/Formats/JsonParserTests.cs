using System.Text.Json;
using FeatureGen.Formats;
using FeatureGen.Formats.Json;

namespace FeatureGen.Tests.Formats;

/// <summary>Our parser against System.Text.Json, and the places that its errors name.</summary>
public sealed class JsonParserTests
{
    private const string Sample = """
        { "a": [1, -0.5e-3, 0, 12345678901234], "b": { "c": null, "d": true, "e": false },
          "text": "quote \" slash \\ \/ \u00e9 \ud83d\ude00 \n tab\t", "": [] , "deep": [[[{}]]] }
        """;

    [Fact]
    public void ReadsWhatSystemTextJsonReads()
    {
        using var expected = JsonDocument.Parse(Sample);
        AssertSame(expected.RootElement, JsonParser.Parse(Sample, "sample"));
    }

    [Fact]
    public void AcceptsAndRefusesWhatSystemTextJsonDoes()
    {
        var random = new Random(3);
        const string alphabet = "{}[],:\"\\ue0123-+.truefalsnl \n\u0001";
        for (int i = 0; i < 20_000; i++)
        {
            // One or two edits of a valid document are where parsers differ.
            var text = Sample.ToCharArray();
            for (int edit = 0; edit <= i % 2; edit++) text[random.Next(text.Length)] = alphabet[random.Next(alphabet.Length)];
            var mutated = new string(text);
            if (random.Next(4) == 0) mutated = mutated[..random.Next(mutated.Length)];
            // Names that stand twice are refused here and accepted there.
            Assert.True(IsAccepted(() => JsonDocument.Parse(mutated, new JsonDocumentOptions { AllowDuplicateProperties = false }).Dispose()) == IsAccepted(() => JsonParser.Parse(mutated, "f")), mutated);
        }
    }

    [Theory]
    [InlineData("{\n  \"a\": nul\n}", 2, 8)]
    [InlineData("{\"a\": 1,\n\"a\": 2}", 2, 4)]
    [InlineData("[1, 2", 1, 6)]
    [InlineData("[1] x", 1, 5)]
    [InlineData("", 1, 1)]
    [InlineData("[\"a\n\"]", 1, 4)]
    [InlineData("[01]", 1, 3)]
    public void ErrorsNameLineAndColumn(string text, int line, int column)
    {
        var error = Assert.Throws<FileFormatException>(() => JsonParser.Parse(text, "file.json"));
        Assert.Equal(("file.json", line, column), (error.Path, error.Line, error.Column));
    }

    [Fact]
    public void TextThatEndsAnywhereIsSaidToEndTooEarly()
    {
        const string text = "{\"a\": [1.5e1, -2, \"\\u00e4\"], \"b\": {\"c\": 1}}";
        for (int length = 0; length < text.Length; length++)
        {
            var error = Assert.Throws<FileFormatException>(() => JsonParser.Parse(text[..length], "f"));
            Assert.Contains("ends too early", error.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NestingIsLimited()
    {
        JsonParser.Parse(new string('[', JsonParser.MaxDepth) + new string(']', JsonParser.MaxDepth), "f");
        Assert.Throws<FileFormatException>(() => JsonParser.Parse(new string('[', 100_000), "f"));
    }

    [Fact]
    public void NumbersComeBackWithTheSameBits()
    {
        var random = new Random(4);
        for (int i = 0; i < 50_000; i++)
        {
            float single = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            double number = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (float.IsFinite(single) && single != 0) Assert.Equal(single, JsonParser.Parse(NumberText.Of(single), "n").AsSingle());
            if (double.IsFinite(number)) Assert.Equal(number, JsonParser.Parse(NumberText.Of(number), "n").AsDouble());
        }
    }

    private static bool IsAccepted(Action parse)
    {
        try
        {
            parse();
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FileFormatException)
        {
            return false;
        }
    }

    private static void AssertSame(JsonElement expected, JsonValue actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                var members = expected.EnumerateObject().ToList();
                Assert.Equal(members.Select(m => m.Name), actual.Members.Select(m => m.Key));
                for (int i = 0; i < members.Count; i++) AssertSame(members[i].Value, actual.Members[i].Value);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.Items.Count);
                for (int i = 0; i < actual.Items.Count; i++) AssertSame(expected[i], actual.Items[i]);
                break;
            case JsonValueKind.String: Assert.Equal(expected.GetString(), actual.AsString()); break;
            case JsonValueKind.Number: Assert.Equal(expected.GetDouble(), actual.AsDouble()); break;
            case JsonValueKind.Null: Assert.Equal(JsonKind.Null, actual.Kind); break;
            default: Assert.Equal(expected.GetBoolean(), actual.AsBoolean()); break;
        }
    }
}
