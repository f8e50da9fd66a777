using static FeatureGen.Generator.Tests.Support.ExtractionVerifier;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class NumericTests
{
    [Fact]
    public Task Every_number_type_becomes_a_float() => VerifyAsync(
        """
        [FeatureSchema]
        public partial record struct Row(
            [property: Numeric] bool Bool, [property: Numeric] sbyte SByte, [property: Numeric] byte Byte, [property: Numeric] short Short,
            [property: Numeric] ushort UShort, [property: Numeric] int Int, [property: Numeric] uint UInt, [property: Numeric] long Long,
            [property: Numeric] ulong ULong, [property: Numeric] float Float, [property: Numeric] double Double, [property: Numeric] decimal Decimal,
            [property: Numeric] TimeSpan TimeSpan);
        """,
        ("new(true, -1, 255, -3, 65535, -5, uint.MaxValue, long.MinValue, ulong.MaxValue, 1.5f, 0.1, 12.25m, TimeSpan.FromMinutes(1.5))",
            [1, -1, 255, -3, 65535, -5, 4294967296f, -9223372036854775808f, 18446744073709551616f, 1.5f, 0.1f, 12.25f, 90]),
        ("new(false, 0, 0, 0, 0, 0, 0, 0, 0, float.NaN, double.NaN, decimal.MaxValue, TimeSpan.Zero)",
            [0, 0, 0, 0, 0, 0, 0, 0, 0, NaN, NaN, 79228162514264337593543950335f, 0]),
        ("new(false, 0, 0, 0, 0, 0, 0, 0, 0, float.PositiveInfinity, -1e300, 0, default)",
            [0, 0, 0, 0, 0, 0, 0, 0, 0, float.MaxValue, -float.MaxValue, 0, 0]),
        ("new(false, 0, 0, 0, 0, 0, 0, 0, 0, float.Epsilon, double.Epsilon, 0, default)",
            [0, 0, 0, 0, 0, 0, 0, 0, 0, float.Epsilon, 0, 0, 0]));

    [Fact]
    public Task Null_is_missing() => VerifyAsync(
        """
        [FeatureSchema]
        public partial class Row
        {
            [Numeric] public bool? Bool { get; set; }
            [Numeric] public byte? Byte { get; set; }
            [Numeric] public uint? UInt { get; set; }
            [Numeric] public long? Long { get; set; }
            [Numeric] public ulong? ULong { get; set; }
            [Numeric] public float? Float { get; set; }
            [Numeric] public double? Double { get; set; }
            [Numeric] public decimal? Decimal { get; set; }
            [Numeric] public TimeSpan? TimeSpan { get; set; }
        }
        """,
        ("new()", [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN]),
        ("null!", [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN]),
        ("new() { Bool = true, Byte = 2, UInt = 3, Long = 4, ULong = 5, Float = 6, Double = 7, Decimal = 8, TimeSpan = System.TimeSpan.FromSeconds(9) }",
            [1, 2, 3, 4, 5, 6, 7, 8, 9]));

    [Fact]
    public Task Transforms_are_applied() => VerifyAsync(
        """
        [FeatureSchema]
        public readonly partial struct Row
        {
            [Numeric(Transform.Log1P)] public float Log { get; init; }
            [Numeric(Transform.Sqrt)] public int? Root { get; init; }
            [Numeric(Transform.Standardize, Mean = 10, StandardDeviation = 4)] public double Standard { get; init; }
            [Numeric(Transform.Clip, Min = -1.5, Max = 2)] public double? Clipped { get; init; }
        }
        """,
        ("new() { Log = 0, Root = 9, Standard = 12, Clipped = 7 }", [0, 3, 0.5f, 2]),
        ("new() { Log = float.NaN, Root = -16, Standard = 6, Clipped = -7 }", [NaN, -4, -1, -1.5f]),
        ("new() { Log = 0, Root = null, Standard = double.NaN, Clipped = null }", [0, NaN, NaN, NaN]),
        ("new() { Log = 0, Standard = double.PositiveInfinity, Clipped = 0.25 }", [0, NaN, (float.MaxValue - 10f) * 0.25f, 0.25f]));

    [Fact]
    public Task Buckets_count_the_boundaries_not_above() => VerifyAsync(
        """
        [FeatureSchema]
        public partial record struct Row([property: Bucketized(18, 25.5, 35)] double? Age, [property: Bucketized(0)] int Sign, [property: Bucketized(60, 3600)] TimeSpan Span);
        """,
        ("new(null, -1, default)", [0, 1, 1]),
        ("new(double.NaN, 0, TimeSpan.FromMinutes(1))", [0, 2, 2]),
        ("new(17.999, 1, TimeSpan.FromHours(2))", [1, 2, 3]),
        ("new(18, 0, default)", [2, 2, 1]),
        ("new(25.5, 0, default)", [3, 2, 1]),
        ("new(double.PositiveInfinity, int.MinValue, TimeSpan.MinValue)", [4, 1, 1]),
        ("new(double.NegativeInfinity, int.MaxValue, TimeSpan.MaxValue)", [1, 2, 3]));

    [Fact]
    public Task Boundaries_are_compared_in_single_precision() => VerifyAsync(
        "[FeatureSchema] public partial record struct Row([property: Bucketized(0.1, 16777217)] double X);",
        ("new(0.1)", [2]), ("new(0.1f)", [2]), ("new(0.0999999)", [1]), ("new(16777216)", [3]));
}
