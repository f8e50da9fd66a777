using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Fixes of schemas that are wrong.</summary>
public sealed class SchemaFixTests
{
    [Fact]
    public Task Sorts_boundaries_and_drops_repeated_ones() => Fixing.Of<SchemaAnalyzer, SortBoundariesFix>(
        """
        [FeatureSchema] partial class Ad
        {
            const int Old = 65;
            [Bucketized(50, {|FG0005:25|}, Old, 18, 35, 65.0)] public int A { get; set; }
            [Item, {|FG0005:Bucketized([
                2.5,
                -1,
            ])|}] public float B { get; set; } // sizes
            [{|FG0005:Bucketized(new double[] { 3, 1, 2, 1 })|}] public float C;
            [Bucketized(1, {|FG0005:1.00000000001|}, 2)] public double D { get; set; }
            [Bucketized(3 /* three */, {|FG0005:1|})] public double E { get; set; }
        }
        [FeatureSchema] partial record Row([property: Bucketized(2, {|FG0005:1|})] float X);
        """,
        """
        [FeatureSchema] partial class Ad
        {
            const int Old = 65;
            [Bucketized(18, 25, 35, 50, Old)] public int A { get; set; }
            [Item, Bucketized([
                -1,
                2.5,
            ])] public float B { get; set; } // sizes
            [Bucketized(new double[] { 1, 2, 3 })] public float C;
            [Bucketized(1, 2)] public double D { get; set; }
            [Bucketized(3 /* three */, {|FG0005:1|})] public double E { get; set; }
        }
        [FeatureSchema] partial record Row([property: Bucketized(1, 2)] float X);
        """).RunAsync();

    [Fact]
    public Task Removes_values_that_stand_twice() => Fixing.Of<SchemaAnalyzer, RemoveValueFix>(
        """"
        [FeatureSchema] partial class Ad
        {
            [Categorical("a", {|FG0012:""|}, "b", """a""", "a")] public string? A { get; set; }
            [{|FG0012:Categorical(["a", "b", "a"], OutOfVocabulary = 2)|}] public string? B { get; set; }
            [{|FG0012:Categorical|}] public string? C { get; set; }
            [Categorical({|FG0012:"a"|}, "a")] public int D { get; set; }
        }
        """",
        """"
        [FeatureSchema] partial class Ad
        {
            [Categorical("a", "b")] public string? A { get; set; }
            [Categorical(["a", "b"], OutOfVocabulary = 2)] public string? B { get; set; }
            [{|FG0012:Categorical|}] public string? C { get; set; }
            [Categorical({|FG0012:"a"|}, "a")] public int D { get; set; }
        }
        """").RunAsync();

    [Fact]
    public Task Hashes_what_has_no_vocabulary_or_is_no_number() => Fixing.Of<SchemaAnalyzer, HashFieldFix>(
        """
        [FeatureSchema] partial class Ad
        {
            [Context, {|FG0012:Categorical|}] public string? A { get; set; }
            [{|FG0003:Numeric|}] public Guid B { get; set; }
            [{|FG0003:Numeric|}] public string[]? C { get; set; }
            [{|FG0003:Numeric|}] public object? D { get; set; }
        }
        """,
        """
        [FeatureSchema] partial class Ad
        {
            [Context, Hashed(Buckets = 4096)] public string? A { get; set; }
            [Hashed(Buckets = 4096)] public Guid B { get; set; }
            [{|FG0003:Numeric|}] public string[]? C { get; set; }
            [{|FG0003:Numeric|}] public object? D { get; set; }
        }
        """).RunAsync();

    [Theory]
    [InlineData("UseOnly.Numeric", "[Item, Numeric]", "[Obsolete] [Numeric]", "[Vector(2), {|FG0004:Categorical(Min = 1, Max = 2)|}]")]
    [InlineData("UseOnly.Hashed", "[Item, Hashed(Buckets = 8)]", "[Obsolete] [Hashed]", "[Vector(2), {|FG0004:Categorical(Min = 1, Max = 2)|}]")]
    [InlineData(
        "UseOnly.Categorical", "[Item, Numeric, {|FG0004:Hashed(Buckets = 8)|}]", "[Obsolete] [MultiValued] [Hashed] [{|FG0004:Numeric|}]",
        "[Categorical(Min = 1, Max = 2)]")]
    // Of an int no vector can be made.
    [InlineData(
        "UseOnly.Vector", "[Item, Numeric, {|FG0004:Hashed(Buckets = 8)|}]", "[Obsolete] [MultiValued] [Hashed] [{|FG0004:Numeric|}]",
        "[Vector(2), {|FG0004:Categorical(Min = 1, Max = 2)|}]")]
    public Task Keeps_one_kind_that_fits(string key, string first, string second, string third)
    {
        const string Source = """
            [FeatureSchema] partial class Ad
            {
                [Item, Numeric, {|FG0004:Hashed(Buckets = 8)|}] public int A { get; set; }
                [Obsolete] [MultiValued] [Hashed] [{|FG0004:Numeric|}] public int B { get; set; }
                [Vector(2), {|FG0004:Categorical(Min = 1, Max = 2)|}] public int C { get; set; }
            }
            """;
        var mended = Source.Replace("[Item, Numeric, {|FG0004:Hashed(Buckets = 8)|}]", first, StringComparison.Ordinal)
            .Replace("[Obsolete] [MultiValued] [Hashed] [{|FG0004:Numeric|}]", second, StringComparison.Ordinal)
            .Replace("[Vector(2), {|FG0004:Categorical(Min = 1, Max = 2)|}]", third, StringComparison.Ordinal);
        return Fixing.Of<SchemaAnalyzer, UseOnlyFix>(Source, mended, key).RunAsync();
    }

    [Theory]
    [InlineData("UseOnly.Context", "[Context]")]
    [InlineData("UseOnly.Item", "[Item]")]
    public Task Keeps_one_role(string key, string role) => Fixing.Of<SchemaAnalyzer, UseOnlyFix>(
        "[FeatureSchema] partial class Ad { [Context] [{|FG0014:Item|}] [Numeric] public int A { get; set; } }",
        $"[FeatureSchema] partial class Ad {{ {role} [Numeric] public int A {{ get; set; }} }}",
        key).RunAsync();

    [Theory]
    // A second label
    [InlineData("RemoveAttribute", "[Label] public bool A { get; set; } [Obsolete, {|FG0008:Label|}] public bool B { get; set; }", "[Label] public bool A { get; set; } [Obsolete] public bool B { get; set; }")]
    // What says nothing without a kind
    [InlineData("RemoveAttribute", "[{|FG0016:Context|}, Keep(\"why\")] /* text */ public string? A { get; set; }", "/* text */ public string? A { get; set; }")]
    [InlineData("RemoveAttribute", "[{|FG0016:MultiValued|}] public string[]? A { get; set; }", "public string[]? A { get; set; }")]
    [InlineData("RemoveMultiValued", "[Hashed, {|FG0013:MultiValued(Max = 3)|}] public string? A { get; set; }", "[Hashed] public string? A { get; set; }")]
    [InlineData("RemoveKind", "[Label, {|FG0020:Numeric|}, Item] public int A { get; set; }", "[Label] public int A { get; set; }")]
    public Task Removes_what_is_one_too_many(string key, string source, string mended) => Fixing.Of<SchemaAnalyzer, RemoveAttributeFix>(
        "[FeatureSchema] partial class Ad { [Numeric] public int X { get; set; } " + source + " }",
        "[FeatureSchema] partial class Ad { [Numeric] public int X { get; set; } " + mended + " }",
        key).RunAsync();

    [Fact]
    public Task Removes_the_second_of_two_crosses_in_whatever_file() => Fixing.Of<SchemaAnalyzer, RemoveAttributeFix>(
        [
            "[FeatureSchema, Cross(\"A\", \"B\")] partial class Ad { [Hashed] public int A { get; set; } [Hashed] public int B { get; set; } }",
            "[Obsolete, {|FG0017:Cross(\"A\", nameof(Ad.B), Buckets = 4)|}] // once more\npartial class Ad { }",
        ],
        [
            "[FeatureSchema, Cross(\"A\", \"B\")] partial class Ad { [Hashed] public int A { get; set; } [Hashed] public int B { get; set; } }",
            "[Obsolete] // once more\npartial class Ad { }",
        ],
        "RemoveCross").RunAsync();

    [Fact]
    public Task Adds_MultiValued() => Fixing.Of<SchemaAnalyzer, AddMultiValuedFix>(
        "[FeatureSchema] partial record Row([property: Item, {|FG0013:Hashed(Buckets = 16)|}] string[] A, [property: {|FG0013:Hashed|} /* many */] ReadOnlyMemory<int> B);",
        "[FeatureSchema] partial record Row([property: Item, Hashed(Buckets = 16), MultiValued] string[] A, [property: Hashed, MultiValued /* many */] ReadOnlyMemory<int> B);").RunAsync();
}
