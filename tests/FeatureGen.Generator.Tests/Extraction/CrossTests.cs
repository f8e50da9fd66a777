using FeatureGen.Generator.Tests.Support;
using static FeatureGen.Generator.Tests.Support.ExtractionVerifier;

namespace FeatureGen.Generator.Tests.Extraction;

public sealed class CrossTests
{
    // Index spaces: A 3, B 7, C 4, D 25, so A*B 21, A*B*C 84, all 2100.
    private const string Fields = """
        {
            [Categorical] public bool? A { get; init; }
            [Categorical(Min = 1, Max = 5)] public int? B { get; init; }
            [Bucketized(0, 10)] public float C { get; init; }
            [Timestamp(TimePart.HourOfDay)] public DateTime? D { get; init; }
        }
        """;

    [Fact]
    public Task Crosses_that_fit_are_exact() => VerifyAsync(
        $$"""
        [FeatureSchema]
        [Cross(nameof(A), nameof(B), Buckets = 21)]
        [Cross(nameof(C), nameof(B), nameof(A), Buckets = 84)]
        [Cross(nameof(A), nameof(B), nameof(C), nameof(D), Buckets = 2100)]
        public partial record struct Row
        {{Fields}}
        """,
        ("new() { C = float.NaN }", [0, 0, 0, 0, 0, 0, 0]),
        ("new() { A = true, B = 9, C = 10, D = new(2024, 5, 31, 23, 0, 0) }", [2, 6, 3, 24, 20, 83, 2099]),
        ("new() { A = false, B = 3, C = -1, D = new(2024, 5, 31) }", [1, 3, 1, 1, 10, 1 * 21 + 3 * 3 + 1, ((1 * 7 + 3) * 4 + 1) * 25 + 1]));

    [Fact]
    public Task Others_are_hashed() => VerifyAsync(
        $$"""
        [FeatureSchema]
        [Cross(nameof(A), nameof(B), Buckets = 20)]
        [Cross(nameof(C), nameof(B), nameof(A), Buckets = 83)]
        [Cross(nameof(A), nameof(B), nameof(C), nameof(D))]
        public partial record struct Row
        {{Fields}}
        """,
        ("new() { C = float.NaN }", [0, 0, 0, 0, ReferenceHash.Cross(20, 0, 0), ReferenceHash.Cross(83, 0, 0, 0), ReferenceHash.Cross(1024, 0, 0, 0, 0)]),
        ("new() { A = true, B = 9, C = 10, D = new(2024, 5, 31, 23, 0, 0) }",
            [2, 6, 3, 24, ReferenceHash.Cross(20, 2, 6), ReferenceHash.Cross(83, 3, 6, 2), ReferenceHash.Cross(1024, 2, 6, 3, 24)]));
}
