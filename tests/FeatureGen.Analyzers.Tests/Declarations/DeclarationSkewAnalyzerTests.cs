using FeatureGen.Analyzers.Declarations;
using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Declarations;

/// <summary>One property in two schemas.</summary>
public sealed class DeclarationSkewAnalyzerTests
{
    [Theory]
    // Each thing that makes a difference, once, on the later declaration
    [InlineData("""
        [FeatureSchema] partial record A
        {
            [Numeric] public float Price { get; init; }
            [Hashed(Buckets = 64)] public string? Brand { get; init; }
            [Bucketized(18, 65)] public int? Age { get; init; }
            [Categorical("a", "b")] public string? Grade { get; init; }
            [Numeric] public int Clicks { get; init; }
            [Categorical(Min = 1, Max = 5)] public int Stars { get; init; }
            [Categorical("a", OutOfVocabulary = 3)] public string? Plan { get; init; }
            [Timestamp(TimePart.HourOfDay)] public DateTimeOffset At { get; init; }
        }
        [FeatureSchema] partial record B([property: Bucketized(5)] float {|FG3005:Price|})
        {
            [Hashed(Buckets = 128)] public string? {|FG3005:Brand|} { get; init; }
            [Bucketized(18, 66)] public int {|FG3005:Age|} { get; init; }
            [Categorical("b", "a")] public string? {|FG3005:Grade|} { get; init; }
            [Numeric(Transform.Log1P)] public int {|FG3005:Clicks|} { get; init; }
            [Categorical(Min = 0, Max = 5)] public int {|FG3005:Stars|} { get; init; }
            [Categorical("a")] public string? {|FG3005:Plan|} { get; init; }
            [Timestamp(TimePart.HourOfDay, UtcOffsetMinutes = 60)] public DateTimeOffset {|FG3005:At|} { get; init; }
        }
        """)]
    // A third one, like the first or like the second
    [InlineData("""
        [FeatureSchema] partial record A([property: Hashed] string Brand);
        [FeatureSchema] partial record B([property: Hashed(Buckets = 5)] string {|FG3005:Brand|});
        [FeatureSchema] partial record C([property: Hashed(Buckets = 1024)] string Brand);
        [FeatureSchema] partial record D([property: Hashed(Buckets = 5)] string {|FG3005:Brand|});
        """)]
    // A base type's and an interface's declaration
    [InlineData("""
        interface IPriced { [Numeric] float Price { get; } }
        [FeatureSchema] abstract partial class A : IPriced { [Numeric] public virtual float Price { get; set; } [Numeric] public virtual int Size { get; set; } }
        [FeatureSchema] partial class B : A { [Numeric(Transform.Sqrt)] public override float {|FG3005:Price|} { get; set; } [Numeric] public override int Size { get; set; } }
        """)]
    // Written alike, with constants that are or are not the same
    [InlineData("""
        static class Sizes { public const int Small = 64; }
        [FeatureSchema] partial record A
        {
            private const int Buckets = 64;
            [Hashed(Buckets = Buckets)] public string? Brand { get; init; }
            [Hashed(Buckets = Sizes.Small)] public string? City { get; init; }
            [Bucketized(-1, Buckets)] public int Age { get; init; }
        }
        [FeatureSchema] partial record B
        {
            private const int Buckets = 128;
            [Hashed(Buckets = Buckets)] public string? {|FG3005:Brand|} { get; init; }
            [Hashed(Buckets = Sizes.Small)] public string? City { get; init; }
            [Bucketized(-1, Buckets)] public int {|FG3005:Age|} { get; init; }
        }
        """)]
    // The same, other types, other choices, kept, ignored, nested, no field, or with an error
    [InlineData("""
        [FeatureSchema] partial record A
        {
            [Hashed] public int Id { get; init; }
            [Numeric(Transform.Log1P)] public float Price { get; init; }
            [Keep("old"), Hashed] public string? Brand { get; init; }
            [Hashed] public string? City { get; init; }
            [Hashed] public string? Shop { get; init; }
            [Timestamp(TimePart.HourOfDay)] public DateTimeOffset At { get; init; }
            [Hashed, MultiValued(Max = 3)] public string[]? Tags { get; init; }
            [Hashed] public string? Zone { get; init; }
        }
        [FeatureSchema] partial record B
        {
            [Hashed(Buckets = 4096)] public Guid Id { get; init; }
            [NumericAttribute(transform: Transform.Log1P)] public float Price { get; init; }
            [Hashed(Buckets = 5)] public string? Brand { get; init; }
            [Hashed(Buckets = 5), Ignore("not yet")] public string? City { get; init; }
            [Hashed(Buckets = 5), Keep("the old model has it so")] public string? Shop { get; init; }
            [Timestamp(TimePart.DayOfWeek)] public DateTimeOffset At { get; init; }
            [Hashed, MultiValued(Max = 8)] public string[]? Tags { get; init; }
            [Hashed(Buckets = 0)] public string? Zone { get; init; }
        }
        [FeatureSchema] partial record Both([property: Context] A First, [property: Item] B Second);
        [FeatureSchema] partial record Again([property: Context] A First, [property: Item] B Second);
        """)]
    public Task Reports_the_exact_span(string source) => Sample.Of<DeclarationSkewAnalyzer>(source).RunAsync();

    [Fact]
    public Task The_later_file_by_its_path_is_told_of_the_earlier()
    {
        var test = Sample.Of<DeclarationSkewAnalyzer>();
        test.TestState.Sources.Add("z.cs", "namespace Z { [FeatureGen.FeatureSchema] partial class Shop { class Inner { } [FeatureGen.Hashed(Buckets = 5)] public string? {|#0:Brand|}; } }");
        test.TestState.Sources.Add("a.cs", "namespace A.B { partial class Outer { [FeatureGen.FeatureSchema] partial class Ad { [FeatureGen.Hashed] public string? Brand; } } }");
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG3005").WithLocation(0).WithMessage(
            "'Shop.Brand' has 5 buckets, but 'Ad.Brand' has 1024 buckets: models of the two see the same value as different features; declare both alike, or keep it with [Keep(\"why\")]"));
        return test.RunAsync();
    }
}
