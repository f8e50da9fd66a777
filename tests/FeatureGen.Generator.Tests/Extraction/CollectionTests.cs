using FeatureGen.Generator.Tests.Support;
using static FeatureGen.Generator.Tests.Support.ExtractionVerifier;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class CollectionTests
{
    private static readonly float s_a = ReferenceHash.Index("a", 64);
    private static readonly float s_b = ReferenceHash.Index("b", 64);

    [Fact]
    public Task Multi_valued_texts() => VerifyAsync(
        """
        [FeatureSchema]
        public partial record Row(
            [property: Hashed(Buckets = 64), MultiValued(Max = 3)] string?[]? Tags,
            [property: Categorical("a", "b"), MultiValued(Max = 2)] ImmutableArray<string> Kinds);
        """,
        ("""new(["a", "b"], ["b", "a"])""", [s_a, s_b, -1, 2, 1]),
        ("""new(["b", "", null, "a"], ["c", ""])""", [s_b, 0, 0, 3, 0]),
        ("""new([], [])""", [0, -1, -1, 0, -1]),
        ("""new(null, default)""", [0, -1, -1, 0, -1]),
        ("""new(["a", "a", "a", "a"], ["a"])""", [s_a, s_a, s_a, 1, -1]),
        ("null!", [0, -1, -1, 0, -1]));

    [Fact]
    public Task Multi_valued_values_of_every_collection() => VerifyAsync(
        """
        public enum Color { Red, Green }
        [FeatureSchema]
        public partial struct Row
        {
            [Categorical, MultiValued(Max = 2)] public Color[]? Colors { get; init; }
            [Categorical, MultiValued(Max = 2)] public ReadOnlyMemory<Color?> Maybe { get; init; }
            [Categorical(Min = 1, Max = 3), MultiValued(Max = 2)] public ImmutableArray<byte>? Steps { get; init; }
            [Categorical, MultiValued(Max = 2)] public Memory<bool>? Flags { get; init; }
            [Hashed(Buckets = 64), MultiValued(Max = 2)] public double?[] Numbers { get; init; }
            [Hashed(Buckets = 64), MultiValued] public DateOnly[] Days { get; init; }
        }
        """,
        ("new()", [0, -1, 0, -1, 0, -1, 0, -1, 0, -1, 0, -1, -1, -1, -1, -1, -1, -1]),
        ("""
         new()
         {
             Colors = [Color.Green, (Color)9], Maybe = new Color?[] { null, Color.Red }, Steps = [3, 4], Flags = new[] { false, true, true },
             Numbers = [1.5, double.NaN], Days = [new(2024, 5, 31), default],
         }
         """,
            [2, 3, 0, 1, 3, 4, 1, 2, ReferenceHash.Index(1.5, 64), 0, ReferenceHash.Index(739036L, 64), ReferenceHash.Index(0L, 64), -1, -1, -1, -1, -1, -1]));

    [Fact]
    public Task Vectors_of_every_collection_and_number() => VerifyAsync(
        """
        [FeatureSchema]
        public partial record Row
        {
            [Vector(3)] public float[]? Array { get; init; }
            [Vector(2)] public ReadOnlyMemory<double> Memory { get; init; }
            [Vector(2)] public ReadOnlyMemory<int?>? Maybe { get; init; }
            [Vector(2)] public ImmutableArray<decimal> Decimals { get; init; }
            [Vector(1)] public ImmutableArray<ulong>? Large { get; init; }
            [Vector(1)] public bool[] Bits { get; init; } = [];
        }
        """,
        ("new()", [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN]),
        ("""
         new()
         {
             Array = [1, float.NegativeInfinity], Memory = new[] { 1e300, 0.1, 3 }, Maybe = new int?[] { null, -2 },
             Decimals = [1.5m, 2m, 3m], Large = [ulong.MaxValue], Bits = [true, false],
         }
         """,
            [1, -float.MaxValue, NaN, float.MaxValue, 0.1f, NaN, -2, 1.5f, 2, 18446744073709551616f, 1]),
        ("null!", [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN]));
}
