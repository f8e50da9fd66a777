using FeatureGen.Generator.Tests.Support;
using static FeatureGen.Generator.Tests.Support.ExtractionVerifier;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class HashedTests
{
    private const int Buckets = 1_000_003;
    private static readonly Guid s_guid = new("00112233-4455-6677-8899-aabbccddeeff");

    private static string Long { get; } = string.Concat(Enumerable.Repeat("größte Länge 🚀 ", 200));

    [Fact]
    public Task Texts_and_integers() => VerifyAsync(
        $$"""
        public enum E : byte { A = 1 }
        [FeatureSchema]
        public partial record Row
        {
            [Hashed(Buckets = {{Buckets}})] public string? Text { get; init; }
            [Hashed(Buckets = {{Buckets}})] public byte Byte { get; init; }
            [Hashed(Buckets = {{Buckets}})] public int? Int { get; init; }
            [Hashed(Buckets = {{Buckets}})] public ulong ULong { get; init; }
            [Hashed(Buckets = {{Buckets}})] public E Enum { get; init; }
            [Hashed(Buckets = {{Buckets}})] public bool Bool { get; init; }
            [Hashed] public string Default { get; init; } = "x";
        }
        """,
        ("new() { Text = \"scikit\", Byte = 7, Int = -7, ULong = ulong.MaxValue, Enum = E.A, Bool = true, Default = \"ü\" }",
            [Index("scikit"), Index(7), Index(-7), Index(-1), Index(1), Index(1), ReferenceHash.Index("ü", 1024)]),
        ($"new() {{ Text = \"{Long}\", Byte = 0, Int = null, ULong = 0, Enum = (E)200, Bool = false, Default = \"\" }}",
            [Index(Long), Index(0), 0, Index(0), Index(200), Index(0), 0]),
        ("null!", [0, 0, 0, 0, 0, 0, 0]));

    [Fact]
    public Task Floats_guids_and_dates() => VerifyAsync(
        $$"""
        [FeatureSchema]
        public partial class Row
        {
            [Hashed(Buckets = {{Buckets}})] public float Float { get; init; }
            [Hashed(Buckets = {{Buckets}})] public double? Double { get; init; }
            [Hashed(Buckets = {{Buckets}})] public Guid Guid { get; init; }
            [Hashed(Buckets = {{Buckets}})] public DateTime DateTime { get; init; }
            [Hashed(Buckets = {{Buckets}})] public DateTimeOffset? Offset { get; init; }
            [Hashed(Buckets = {{Buckets}})] public DateOnly Day { get; init; }
            [Hashed(Buckets = {{Buckets}})] public TimeSpan Span { get; init; }
        }
        """,
        ($$"""
         new() { Float = 0.1f, Double = 0.1, Guid = new("{{s_guid}}"), DateTime = new(2024, 5, 31), Offset = new(2024, 5, 31, 2, 0, 0, TimeSpan.FromHours(2)), Day = new(2024, 5, 31), Span = TimeSpan.FromSeconds(1) }
         """,
            [Index((double)0.1f), Index(0.1), ReferenceHash.Index(s_guid, Buckets), Index(638527104000000000), Index(638527104000000000), Index(739036), Index(10_000_000)]),
        ("new() { Float = -0f, Double = double.NaN }", [Index(0.0), 0, ReferenceHash.Index(Guid.Empty, Buckets), Index(0), 0, Index(0), Index(0)]),
        ("new() { Float = float.NaN, Double = null, DateTime = DateTime.MaxValue, Offset = DateTimeOffset.MinValue, Day = DateOnly.MaxValue, Span = TimeSpan.MinValue }",
            [0, 0, ReferenceHash.Index(Guid.Empty, Buckets), Index(3155378975999999999), Index(0), Index(3652058), Index(long.MinValue)]),
        ("new() { Float = float.NegativeInfinity, Double = -0.0 }",
            [Index(double.NegativeInfinity), Index(0.0), ReferenceHash.Index(Guid.Empty, Buckets), Index(0), 0, Index(0), Index(0)]));

    private static float Index(string text) => ReferenceHash.Index(text, Buckets);

    private static float Index(long value) => ReferenceHash.Index(value, Buckets);

    private static float Index(double value) => ReferenceHash.Index(value, Buckets);
}
