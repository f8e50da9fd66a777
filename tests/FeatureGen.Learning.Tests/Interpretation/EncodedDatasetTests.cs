using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Interpretation;

public sealed class EncodedDatasetTests
{
    private static readonly SchemaManifest Schema = new()
    {
        Name = "T",
        Fields = new([new FieldManifest { Name = "X", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 2 }]),
    };

    [Fact]
    public void Rows_come_back_across_chunks()
    {
        var data = Numbered(Schema, 10_000);

        Assert.Equal(10_000, data.Count);
        for (int row = 0; row < data.Count; row++) Assert.Equal([row, -row], data.Row(row).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Row(10_000).Length);
        Assert.Throws<ArgumentException>(() => data.Add([1, 2, 3], 0));
    }

    [Fact]
    public void A_split_is_seeded_and_complete()
    {
        var data = Numbered(Schema, 1000);
        var (train, valid) = data.Split(.2, seed: 3);

        Assert.Equal((800, 200), (train.Count, valid.Count));
        Assert.Equal(Enumerable.Range(0, 1000), train.Rows.ToArray().Concat(valid.Rows.ToArray()).Order());
        Assert.Equal(valid.Rows.ToArray(), data.Split(.2, seed: 3).Valid.Rows.ToArray());
        Assert.NotEqual(valid.Rows.ToArray(), data.Split(.2, seed: 4).Valid.Rows.ToArray());
    }

    // Of 100 rows 10: each is in a tenth of the samples, 200 of 2,000, whose deviation is 13.
    [Fact]
    public void A_sample_has_its_size_its_order_and_all_rows_alike()
    {
        var field = new FieldManifest { Name = "X", Kind = FieldKind.Numeric, Type = ScalarType.Single };
        var schema = new SchemaManifest { Name = "T", Fields = new([field]) };
        string text = "X\n" + string.Concat(Enumerable.Range(0, 100).Select(row => $"{row}\n"));
        int[] taken = new int[100];
        for (int seed = 0; seed < 2000; seed++)
        {
            float[] rows = Sample(10, seed);
            Assert.Equal(10, rows.Length);
            Assert.Equal(rows.Order(), rows);
            foreach (float row in rows) taken[(int)row]++;
        }
        Assert.All(taken, count => Assert.InRange(count, 140, 260));
        Assert.Equal(Sample(10, 1), Sample(10, 1));
        Assert.Equal(Enumerable.Range(0, 100).Select(row => (float)row), Sample(100, 1));

        float[] Sample(int most, int seed)
        {
            var data = EncodedDataset.ReadSample(Csv.Open(schema, text, ReadPurpose.Score), 100, most, seed);
            return [.. Enumerable.Range(0, data.Count).Select(row => data.Row(row)[0])];
        }
    }

    [Fact]
    public void Groups_stay_whole()
    {
        var data = Numbered(Schema with { Group = "G" }, 1000);
        var (train, valid) = data.Split(.25, seed: 1);
        var held = valid.Rows.ToArray().Select(row => row / 10).ToHashSet();

        Assert.Equal(25, held.Count);
        Assert.DoesNotContain(train.Rows.ToArray(), row => held.Contains(row / 10));
    }

    private static EncodedDataset Numbered(SchemaManifest schema, int rows)
    {
        var data = new EncodedDataset(schema);
        for (int row = 0; row < rows; row++) data.Add([row, -row], row % 2, 1, row / 10);
        return data;
    }
}
