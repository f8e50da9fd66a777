using FeatureGen.Analyzers.Schemas;
using FeatureGen.Generator;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Each schema rule on its exact span, beside code that looks alike and is right.</summary>
public sealed class SchemaAnalyzerTests
{
    [Theory]
    // FG0001: the containing type once, though two schemas are in it
    [InlineData("""
        static class {|FG0001:Shop|}
        {
            [FeatureSchema] partial record Ad([property: Numeric] float Price);
            [FeatureSchema] record {|FG0001:Brand|}([property: Numeric] float Size);
            record NoSchema([property: Numeric] float Size);
        }
        static partial class Market { [FeatureSchema] partial struct Ad { [Numeric] public float Price; } }
        """)]
    // FG0002
    [InlineData("""
        [FeatureSchema] partial record {|FG0002:Ad|}<T>([property: Numeric] float Price);
        partial class Outer<T> { [FeatureSchema] public partial record {|FG0002:Inner|}([property: Numeric] float Price); }
        [FeatureSchema] static partial class {|FG0002:Statics|};
        [FeatureSchema] readonly partial record struct Fine([property: Numeric] float? Price, [property: Vector(2)] ReadOnlyMemory<float> V);
        """)]
    // FG0002: a generic schema that holds ever larger constructions of itself, and holders that double with every level
    [InlineData("""
        [FeatureSchema] partial class {|FG0002:Box|}<T> { [Numeric] public int N { get; set; } public Box<Box<T>>? {|FG0009:Next|} { get; set; } }
        """)]
    // FG0003
    [InlineData("""
        [FeatureSchema] partial class Ad
        {
            [{|FG0003:Numeric|}] public string? Name { get; set; }
            [{|FG0003:Hashed(Buckets = 5)|}] public decimal Amount { get; set; }
            [{|FG0003:Bucketized(1, 2)|}] public bool Flag { get; set; }
            [{|FG0003:Timestamp(TimePart.HourOfDay)|}] public TimeSpan Since { get; set; }
            [Numeric] public decimal? Price { get; set; }
            [Hashed] public DateOnly Day { get; set; }
            [Vector(3)] public ImmutableArray<double> Embedding { get; set; }
        }
        """)]
    // FG0004
    [InlineData("""
        [FeatureSchema] partial record Ad([property: Numeric, {|FG0004:Hashed|}] int A, [property: Context, Hashed, MultiValued, Keep("yes")] int[] B);
        """)]
    // FG0005: two boundaries that are one in 32 bits
    [InlineData("""
        [FeatureSchema] partial class Ad
        {
            [Bucketized(1, {|FG0005:1|}, 3)] public int A { get; set; }
            [Bucketized(16777216, {|FG0005:16777217|})] public int B { get; set; }
            [Bucketized(-1.5, 0, 1e9)] public double C { get; set; }
        }
        """)]
    // FG0006: and not for a part that has an error of its own
    [InlineData("""
        [FeatureSchema, Cross(nameof(A), {|FG0006:"X"|}), Cross(nameof(A), nameof(B)), Cross("Inner.A", "A"), Cross("A", {|FG0006:"Inner.X"|})]
        partial class Ad
        {
            [Hashed] public int A { get; set; }
            [Hashed, {|FG0004:Numeric|}] public int B { get; set; }
            public Inner Inner { get; set; } = new();
        }
        [FeatureSchema] partial class Inner { [Hashed] public int A { get; set; } }
        """)]
    // FG0007
    [InlineData("""
        [FeatureSchema]
        [Cross("A", {|FG0007:"N"|})]
        [Cross("A", {|FG0007:"T"|})]
        [Cross("A", "H")]
        partial class Ad
        {
            [Bucketized(1)] public int A { get; set; }
            [Numeric] public int N { get; set; }
            [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek)] public DateTime T { get; set; }
            [Timestamp(TimePart.HourOfDay)] public DateTime H { get; set; }
        }
        """)]
    // FG0008
    [InlineData("""
        [FeatureSchema] partial class Ad
        {
            [Numeric] public int A { get; set; }
            [Label] public bool L { get; set; }
            [{|FG0008:Label|}] public bool M { get; set; }
            [Group] public string? G { get; set; }
            [{|FG0008:Group|}] public string? H { get; set; }
            [Weight] public float W { get; set; }
        }
        """)]
    // FG0009: and not for a default instance, a cache, an indexer, or what is ignored
    [InlineData("""
        [FeatureSchema] partial class Ad
        {
            private Ad? _cached;
            [Numeric] public int A { get; set; }
            public Ad? {|FG0009:Parent|} { get; set; }
            [Ignore("only its id matters")] public Ad? Other { get; set; }
            public static Ad Empty { get; } = new();
            public Ad this[int i] => _cached ??= Empty;
        }
        [FeatureSchema] partial record A(B {|FG0009:B|});
        [FeatureSchema] partial record B(A {|FG0009:A|}, [property: Numeric] int N);
        """)]
    // FG0010
    [InlineData("""
        [FeatureSchema] partial class Ad
        {
            [Numeric] public static float {|FG0010:Rate|} { get; set; }
            [Numeric] public float {|FG0010:Price|} { set { } }
            [Numeric] private float Hidden { get; set; }
            [Numeric, Obsolete("use Hidden")] public float Old { get; set; }
            [Numeric, Obsolete("use Hidden", true)] public float {|FG0010:Older|} { get; set; }
            public Inner {|FG0010:Inner|} { get; set; } = new();
        }
        [FeatureSchema] partial class Inner { [Numeric] private float Mine { get; set; } [Numeric] internal float Ours { get; set; } }
        """)]
    // FG0011
    [InlineData("""
        [FeatureSchema, Cross("A", "B", {|FG0011:Buckets = 0|}), {|FG0011:Cross("A")|}]
        partial class Ad
        {
            [Hashed] public int A { get; set; }
            [Hashed(Buckets = 1)] public int B { get; set; }
            [Hashed({|FG0011:Buckets = -4|})] public int C { get; set; }
            [Vector({|FG0011:0|})] public float[]? D { get; set; }
            [{|FG0011:Bucketized|}] public float E { get; set; }
            [Bucketized({|FG0011:double.NaN|})] public float F { get; set; }
            [Numeric(Transform.Clip, Min = 2, {|FG0011:Max = 1|})] public float G { get; set; }
            [Numeric(Transform.Standardize, {|FG0011:StandardDeviation = 0|})] public float H { get; set; }
            [Hashed, MultiValued({|FG0011:Max = 0|})] public int[]? I { get; set; }
            [Categorical(Min = 1, Max = 1 << 24, OutOfVocabulary = 0)] public int J { get; set; }
            [{|FG0011:Categorical(Min = 1, Max = 1 << 24)|}] public int K { get; set; } // an index beyond what a float counts exactly
            [Categorical("a", {|FG0011:OutOfVocabulary = 1 << 24|})] public string? L { get; set; }
        }
        """)]
    // FG0012
    [InlineData("""
        enum Color { Red, Green }
        [FeatureSchema] partial class Ad
        {
            [{|FG0012:Categorical|}] public int A { get; set; }
            [{|FG0012:Categorical|}] public string? B { get; set; }
            [Categorical("a", {|FG0012:"a"|})] public string? C { get; set; }
            [Categorical({|FG0012:""|})] public string? D { get; set; }
            [Categorical] public Color? E { get; set; }
            [Categorical] public bool F { get; set; }
            [Categorical(Min = 1, Max = 5)] public byte G { get; set; }
            [Categorical("a", "A")] public string? H { get; set; }
        }
        """)]
    // FG0013
    [InlineData("""
        [FeatureSchema] partial class Ad
        {
            [{|FG0013:Hashed|}] public string[]? A { get; set; }
            [Hashed, {|FG0013:MultiValued|}] public string? B { get; set; }
            [Vector(2), {|FG0013:MultiValued|}] public float[]? C { get; set; }
            [Hashed, MultiValued] public ImmutableArray<string> D { get; set; }
            [Hashed] public string? E { get; set; }
        }
        """)]
    // FG0014
    [InlineData("""
        [FeatureSchema] partial record Ad([property: Context, {|FG0014:Item|}, Numeric] int A, [property: Context] Inner B);
        [FeatureSchema] partial record Inner([property: Item, Numeric] int A);
        """)]
    // FG0015: and not for the names of a model, nor for an overload in another type
    [InlineData("""
        [FeatureSchema] partial class Ad
        {
            [Numeric] public int A { get; set; }
            public void {|FG0015:Extract|}() { }
            public string {|FG0015:Schema|} => "";
            public float Score => 0;
            class Helper { public void Extract() { } }
        }
        """)]
    // FG0015: what they are made of, as far as this schema has it
    [InlineData("""
        [FeatureSchema] partial record Joined([property: Context] Ad Ad, [property: Item] Other Other)
        {
            private class {|FG0015:FeatureGenRows|};
            private class {|FG0015:FeatureGenContext|};
            private int {|FG0015:FeatureGenItems|} => 0;
            private static readonly int {|FG0015:s_featureSchema|} = 0;
            private static readonly int {|FG0015:s_vocabulary1|} = 0, s_vocabulary0 = 0;
            private class FeatureGenModel;
        }
        [FeatureSchema] partial record Ad([property: Numeric] int X, [property: Categorical("a")] string Y) { private class FeatureGenItems; }
        [FeatureSchema] partial record Other([property: Numeric] int X);
        """)]
    // FG0016
    [InlineData("""
        [FeatureSchema] partial class Ad
        {
            [Numeric] public int A { get; set; }
            [{|FG0016:Context|}] public string? Country { get; set; }
            [{|FG0016:Keep("why")|}] public string? City { get; set; }
            [Context, Keep("why")] public Inner Inner { get; set; } = new();
            [Context, {|FG0016:MultiValued|}] public Inner Other { get; set; } = new();
        }
        [FeatureSchema] partial class Inner { [Numeric] public int A { get; set; } }
        """)]
    // FG0017
    [InlineData("""
        [FeatureSchema]
        [Cross("A", "B")]
        [Cross("B", "A")]
        [{|FG0017:Cross("A", "B", Buckets = 5)|}]
        partial record Ad([property: Hashed] int A, [property: Hashed] int B);
        """)]
    // FG0018
    [InlineData("""
        [FeatureSchema] partial record Ad([property: Numeric] int A, [property: {|FG0018:Label|}] Guid L, [property: {|FG0018:Weight|}] string W);
        [FeatureSchema] partial record Bd([property: Numeric] int A, [property: Label(Positive = "yes")] string L, [property: Weight] float W);
        [FeatureSchema] partial record Cd([property: Numeric] int A, [property: Label] string L);
        [FeatureSchema] partial record Dd([property: Numeric] int A, [property: Label] DayOfWeek? L);
        [FeatureSchema] partial record Ed([property: Numeric] int A, [property: Label] TimeSpan L);
        """)]
    // FG0019
    [InlineData("""
        [FeatureSchema] partial record {|FG0019:Ad|}(float Price);
        [FeatureSchema] partial record Joined(Bd B);
        [FeatureSchema] partial record Bd([property: Numeric] float Price);
        """)]
    // FG0020
    [InlineData("""
        [FeatureSchema] partial record Ad([property: Numeric] int A, [property: Label, {|FG0020:Categorical|}] bool Clicked, [property: Group, Hashed] long Request);
        """)]
    public Task Reports_the_exact_span(string source) => Sample.Of<SchemaAnalyzer>(source).RunAsync();

    [Fact]
    public Task Messages_say_what_is_wrong_and_what_to_do()
    {
        var test = Sample.Of<SchemaAnalyzer>("""
            [FeatureSchema, Cross("A", {|#0:"X"|})]
            partial record {|#1:Ad|}<T>([property: Hashed] int A, [property: {|#2:Numeric|}] string N, [property: Hashed({|#3:Buckets = 0|})] int B);
            """);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG0006").WithLocation(0).WithMessage("'X' is no field of 'Ad'; those that can be crossed: A"),
            new DiagnosticResult("FG0002").WithLocation(1).WithMessage("'Ad' is generic and cannot be a schema; make it a class, struct or record without type parameters"),
            new DiagnosticResult("FG0003").WithLocation(2).WithMessage("'N' is of type 'string', which [Numeric] does not take; it takes a number, bool or TimeSpan"),
            new DiagnosticResult("FG0011").WithLocation(3).WithMessage("Buckets of B is 0; possible: 1 to 16777216"),
        ]);
        return test.RunAsync();
    }

    [Fact]
    public Task What_is_generated_is_no_finding()
    {
        const string Source = "[FeatureSchema] partial record Ad([property: Numeric] float Price);";
        var test = Sample.Of<SchemaAnalyzer>(Source);
        test.TestState.AddModel("Ad.model.json", Sample.Model(Sample.Manifest("Ad", Source), _ => true));
        test.Generators.Add(new SchemaGenerator());
        test.AdditionalAnalyzers.AddRange(AllRules.Analyzers.Skip(1));
        return test.RunAsync();
    }

    [Fact]
    public Task Code_of_a_referenced_project_is_reported_on_the_type_that_inherits_it()
    {
        // In an editor a reference to a project is one to its source, in whose files nothing of this project can be reported.
        var library = Sample.Compile("public class Base { [Numeric] public string? Name { get; set; } [Numeric] public static int Rate { get; set; } }");
        var test = Sample.Of<SchemaAnalyzer>("[FeatureSchema] partial class {|FG0003:{|FG0010:Ad|}|} : Base { [Numeric] public int A { get; set; } }");
        test.TestState.AdditionalReferences.Add(library.ToMetadataReference());
        return test.RunAsync();
    }

    [Fact]
    public async Task Schemas_that_double_with_every_level_end()
    {
        var levels = Enumerable.Range(0, 17).Select(i => $"[FeatureSchema] partial class L{i} {{ public L{i + 1} A => new(); public L{i + 1} B => new(); }}");
        var state = new TestState { Sources = { Sample.Code(string.Concat(levels) + "[FeatureSchema] partial class L17 { [Numeric] public int N => 1; }") } };
        var found = await Sample.RunAsync(state);
        Assert.Contains(found, d => d.Id == "FG0002");
    }
}
