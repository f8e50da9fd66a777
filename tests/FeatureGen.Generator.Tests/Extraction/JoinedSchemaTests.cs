using FeatureGen.Generator.Tests.Support;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class JoinedSchemaTests
{
    private const string Sides = """
        [FeatureSchema, Cross(nameof(Known), nameof(Age), Buckets = 9)]
        public partial class Visitor
        {
            [Categorical] public bool Known { get; init; }
            [Bucketized(18)] public int? Age { get; init; }
            [Numeric] public double Score { get; init; }
        }
        [FeatureSchema, Cross(nameof(Size), nameof(Fresh), Buckets = 15)]
        public partial record struct Ad
        {
            [Categorical(Min = 1, Max = 3)] public int Size { get; init; }
            [Categorical] public bool Fresh { get; init; }
            [Vector(2)] public float[]? Title { get; init; }
        }
        """;

    private const string Rows = """
        public static class Rows
        {
            public static Visitor[] Context => [new() { Known = true, Age = 20, Score = 0.5 }];
            public static Visitor?[] NoContext => [null];
            public static Ad[] Items => [new() { Size = 3, Fresh = true, Title = [1, 2] }, new() { Size = 9 }];
        }
        """;

    // Slots of the joined row: Known 3, Age 3, Score, Size 5, Fresh 3, Title (2), then the crosses.
    [Theory]
    [InlineData("public partial record struct Request([property: Context] Visitor Visitor, [property: Item] Ad Ad);")]
    [InlineData("public partial class Request { [Item] public Ad? Ad { get; set; } [Label] public bool Clicked { get; } [Context] public Visitor? Visitor { get; set; } }")]
    [InlineData("public partial struct Request { [Context] public Visitor Visitor; [Ignore(\"no\")] public Ad Other; [Item] public readonly Ad Ad; }")]
    public async Task Context_and_items_on_their_own_give_the_joined_row(string declaration)
    {
        var crosses = """
            [Cross("Visitor.Known", "Ad.Size", Buckets = 15)]
            [Cross("Ad.Fresh", "Visitor.Age", "Ad.Size", Buckets = 45)]
            [Cross("Visitor.Age", "Visitor.Known", Buckets = 7)]
            [Cross("Ad.Fresh", "Visitor.Age", "Ad.Size", "Visitor.Known", Buckets = 1000)]
            """;
        using var assembly = await SchemaProject.LoadAsync(Sides, Rows, $"{crosses}\n[FeatureSchema] {declaration}");
        var joined = JoinedHandle.Of(assembly, "Request");
        var names = SchemaHandle.Of(assembly, "Request").Schema.Fields.SelectMany(f => Enumerable.Repeat(f.Field.Name, f.SlotCount)).ToList();
        var items = assembly.Invoke<Array>("Rows", "get_Items");

        var rows = joined.Extract(assembly.Invoke<Array>("Rows", "get_Context"), items);
        AssertRow(names, rows[0], known: 2, age: 2, score: 0.5f, size: 3, fresh: 2, title: [1, 2]);
        AssertRow(names, rows[1], known: 2, age: 2, score: 0.5f, size: 4, fresh: 1, title: [float.NaN, float.NaN]);
        rows = joined.Extract(assembly.Invoke<Array>("Rows", "get_NoContext"), items);
        AssertRow(names, rows[0], known: 0, age: 0, score: float.NaN, size: 3, fresh: 2, title: [1, 2]);
        Assert.Empty(joined.Extract(assembly.Invoke<Array>("Rows", "get_Context"), Array.CreateInstance(items.GetType().GetElementType()!, 0)));
    }

    private static void AssertRow(List<string> names, float[] row, int known, int age, float score, int size, int fresh, float[] title)
    {
        var expected = new Dictionary<string, float[]>
        {
            ["Visitor.Known"] = [known], ["Visitor.Age"] = [age], ["Visitor.Score"] = [score], ["Ad.Size"] = [size], ["Ad.Fresh"] = [fresh], ["Ad.Title"] = title,
            ["Visitor.Known*Age"] = [known * 3 + age],
            ["Ad.Size*Fresh"] = [size * 3 + fresh],
            ["Visitor.Known*Ad.Size"] = [known * 5 + size],
            ["Ad.Fresh*Visitor.Age*Ad.Size"] = [(fresh * 3 + age) * 5 + size],
            ["Visitor.Age*Visitor.Known"] = [ReferenceHash.Cross(7, age, known)],
            ["Ad.Fresh*Visitor.Age*Ad.Size*Visitor.Known"] = [((fresh * 3 + age) * 5 + size) * 3 + known],
        };
        Assert.Equal(expected.Keys.Order(), names.Distinct().Order());
        foreach (var (name, slots) in expected)
            SlotAssert.Equal(slots, [.. Enumerable.Range(0, row.Length).Where(i => names[i] == name).Select(i => row[i])], name);
    }
}
