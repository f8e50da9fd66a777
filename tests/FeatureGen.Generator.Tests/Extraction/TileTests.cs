using FeatureGen.Generator.Tests.Support;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class TileTests
{
    private const string Source = """
        [FeatureSchema, Cross(nameof(A), nameof(B))]
        public partial record struct Row([property: Categorical] bool A, [property: Hashed(Buckets = 5)] string? B, [property: Vector(2)] float[]? C, [property: Numeric(Transform.Sqrt)] int D);
        public static class Rows { public static Row[] All => [new(true, "x", [1], 4), new(false, null, null, 9), new(true, "", [2, 3, 4], 16)]; }
        """;

    [Fact]
    public async Task Fields_that_are_not_wanted_are_not_written()
    {
        using var assembly = await SchemaProject.LoadAsync(Source);
        var handle = SchemaHandle.Of(assembly, "Row");
        var rows = assembly.Invoke<Array>("Rows", "get_All");
        var all = handle.ExtractTile(rows);
        for (int mask = 0; mask < 32; mask++)
        {
            var wanted = Enumerable.Range(0, 5).Select(i => (mask >> i & 1) != 0).ToArray();
            // A cross is made of its parts' columns.
            if (wanted[4] && !(wanted[0] && wanted[1])) continue;
            var some = handle.ExtractTile(rows, wanted, background: -7);
            foreach (var field in handle.Schema.Fields)
                for (int i = 0; i < rows.Length; i++)
                    for (int slot = field.FirstSlot; slot < field.FirstSlot + field.SlotCount; slot++)
                        Assert.Equal(wanted[field.Position] ? all[i][slot] : -7, some[i][slot]);
        }
    }

    [Fact]
    public async Task Memory_of_other_dimensions_is_refused()
    {
        var test = SchemaProject.Create(Source, """
            public static class Calls
            {
                public static void Short() => Row.Extract(Rows.All[0], new float[5]);
                public static void Narrow() => Row.Extract(Rows.All, new FeatureTile(new float[18], 6, 2));
                public static void Low() => Row.Extract(Rows.All, new FeatureTile(new float[15], 5, 3));
                public static float[] Long() { var slots = new float[9]; Row.Extract(Rows.All[0], slots); return slots; }
            }
            """);
        test.CompileBefore = false;
        using var assembly = (await test.RunAsync()).Load();
        foreach (var method in new[] { "Short", "Narrow", "Low" })
            Assert.Throws<ArgumentException>(() => assembly.Invoke<object>("Calls", method));
        SlotAssert.Equal([2, ReferenceHash.Index("x", 5), 1, float.NaN, 2, 2 * 6 + ReferenceHash.Index("x", 5), 0, 0, 0], assembly.Invoke<float[]>("Calls", "Long"), "a longer span");
    }
}
