using FeatureGen.Generator.Tests.Support;
using FeatureGen.Testing;

namespace FeatureGen.Generator.Tests.Models;

public sealed class AllocationTests
{
    private const string Source = """
        public enum Device { Phone, Tablet = 5, Desktop = 9 }
        [FeatureSchema]
        public partial record Visitor
        {
            [Categorical] public Device? Device { get; init; }
            [Bucketized(18, 25, 35)] public int? Age { get; init; }
            [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek)] public DateTimeOffset At { get; init; }
        }
        [FeatureSchema]
        public readonly partial record struct Ad
        {
            [Hashed(Buckets = 64)] public string? Brand { get; init; }
            [Categorical("a", "b")] public string? Kind { get; init; }
            [Hashed(Buckets = 64), MultiValued] public string?[]? Tags { get; init; }
            [Categorical, MultiValued(Max = 2)] public ImmutableArray<Device?> Devices { get; init; }
            [Numeric(Transform.Log1P)] public decimal? Price { get; init; }
            [Numeric(Transform.Clip, Min = 0, Max = 1)] public double Rate { get; init; }
            [Vector(8)] public ReadOnlyMemory<float>? Title { get; init; }
            [Hashed(Buckets = 32)] public Guid Id { get; init; }
        }
        [FeatureSchema, Cross("Visitor.Age", "Ad.Kind"), Cross("Visitor.Age", "Visitor.Device", "Ad.Kind", "Ad.Brand", Buckets = 64)]
        public partial record struct Request([property: Context] Visitor Visitor, [property: Item] Ad Ad);

        public static class Calls
        {
            private static readonly Visitor s_visitor = new() { Device = Device.Tablet, Age = 30, At = DateTimeOffset.UnixEpoch };
            private static readonly Ad[] s_ads = new Ad[1000];
            private static readonly Request[] s_rows = new Request[1000];
            private static readonly float[] s_slots = new float[Request.Schema.SlotCount * 1000];
            private static readonly float[] s_scores = new float[1000];
            private static readonly Ranked[] s_top = new Ranked[20];

            static Calls()
            {
                for (int i = 0; i < 1000; i++)
                {
                    s_ads[i] = new() { Brand = "brand " + i % 77, Kind = i % 3 == 0 ? "a" : "ü", Tags = ["x", null, "long tag " + i], Price = i, Title = new float[i % 9], Devices = [Device.Phone, null] };
                    s_rows[i] = new(i % 7 == 0 ? null! : s_visitor, s_ads[i]);
                }
            }

            public static void ExtractOne() => Request.Extract(in s_rows[1], s_slots);
            public static void ExtractMany() => Request.Extract(s_rows, new FeatureTile(s_slots, Request.Schema.SlotCount, s_rows.Length));
            public static void ScoreOne() => s_scores[0] = Request.Score(in s_rows[1]);
            public static void ScoreMany() => Request.Score(s_rows, s_scores);
            public static void Rank() => Request.Rank(s_rows, s_top);
            public static void RankItems() => Request.Rank(in s_visitor, s_ads, s_top);
            public static void Explain() => Request.Explain(in s_rows[1], s_scores);
        }
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task Nothing_generated_allocates(int dimension)
    {
        var test = SchemaProject.Create(Source);
        test.CompileBefore = false;
        test.AddFullModel("Request", dimension);
        using var assembly = (await test.RunAsync()).Load();
        foreach (var call in new[] { "ExtractOne", "ExtractMany", "ScoreOne", "ScoreMany", "Rank", "RankItems", "Explain" })
            AllocationAssert.AssertNoAllocation(assembly.CreateDelegate<Action>("Calls", call));
    }
}
