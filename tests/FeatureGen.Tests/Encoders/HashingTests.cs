using System.Globalization;
using System.Text;
using System.Text.Json;
using FeatureGen.Encoders;
using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Tests.Encoders;

public class HashingTests
{
    [Fact]
    public void Texts_have_the_hash_of_scikit_learn()
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Encoders", "murmurhash3_vectors.tsv"));
        Assert.True(lines.Length > 200);
        foreach (string line in lines)
        {
            string[] cells = line.Split('\t');
            string text = JsonSerializer.Deserialize<string>(cells[0])!;
            uint expected = uint.Parse(cells[1], CultureInfo.InvariantCulture);
            Assert.Equal(expected, Hashing.Of(text));
            Assert.Equal(expected, Hashing.Murmur3(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void Any_text_has_the_hash_of_its_bytes()
    {
        // Surrogates, alone and in pairs, are as frequent as other characters; lengths go beyond the buffer.
        Gen<char> character = Gen.OneOf(Gen.Choose('a', 'z'), Gen.Choose(0, 0xFFFF), Gen.Choose(0xD800, 0xDFFF)).Select(c => (char)c);
        Gen<string> text = Gen.Choose(0, 400).SelectMany(n => character.ArrayOf(n)).Select(c => new string(c));
        Prop.ForAll(text.ToArbitrary(), t => Hashing.Of(t) == Hashing.Murmur3(Encoding.UTF8.GetBytes(t))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Other_values_are_hashed_as_eight_bytes_of_their_number()
    {
        var noon = new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc);
        Assert.Equal(OfBytes(-2), Hashing.Of(-2L));
        Assert.Equal(OfBytes(-1), Hashing.Of(ulong.MaxValue));
        Assert.Equal(OfBytes(1), Hashing.Of(true));
        Assert.Equal(OfBytes(BitConverter.DoubleToInt64Bits(1.5)), Hashing.Of(1.5));
        Assert.Equal(OfBytes(0), Hashing.Of(-0.0));
        Assert.Equal(OfBytes(noon.Ticks), Hashing.Of(noon));
        Assert.Equal(Hashing.Of(noon), Hashing.Of(DateTime.SpecifyKind(noon, DateTimeKind.Unspecified)));
        Assert.Equal(Hashing.Of(noon), Hashing.Of(noon.ToLocalTime()));
        Assert.Equal(Hashing.Of(noon), Hashing.Of(new DateTimeOffset(noon).ToOffset(TimeSpan.FromHours(-5))));
        Assert.Equal(OfBytes(738944), Hashing.Of(new DateOnly(2024, 2, 29)));
        Assert.Equal(OfBytes(-1), Hashing.Of(new TimeSpan(-1)));
        var id = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        Assert.Equal(Hashing.Murmur3(id.ToByteArray()), Hashing.Of(id));

        static uint OfBytes(long value) => Hashing.Murmur3([.. Enumerable.Range(0, 8).Select(i => (byte)(value >> 8 * i))]);
    }

    [Fact]
    public void Missing_values_have_index_0_and_others_a_bucket()
    {
        Assert.Equal(0, Hashing.Index((string?)null, 7));
        Assert.Equal(0, Hashing.Index("", 7));
        Assert.Equal(0, Hashing.Index([], 7));
        Assert.Equal(0, Hashing.Index((long?)null, 7) + Hashing.Index((ulong?)null, 7) + Hashing.Index((bool?)null, 7));
        Assert.Equal(0, Hashing.Index((double?)null, 7));
        Assert.Equal(0, Hashing.Index((Guid?)null, 7) + Hashing.Index((DateTime?)null, 7) + Hashing.Index((DateTimeOffset?)null, 7));
        Assert.Equal(0, Hashing.Index((DateOnly?)null, 7) + Hashing.Index((TimeSpan?)null, 7) + Hashing.Index(double.NaN, 7));
        Assert.Equal(1 + (int)(Hashing.Of("Istanbul") % 7), Hashing.Index("Istanbul", 7));
        Assert.Equal(Hashing.Index("Istanbul", 7), Hashing.Index("Istanbul".AsSpan(), 7));
        Assert.Equal(1 + (int)(Hashing.Of(3L) % 7), Hashing.Index(3, 7));
        Assert.Equal(int.MaxValue, Hashing.Bucket(int.MaxValue - 1, int.MaxValue));
    }
}
