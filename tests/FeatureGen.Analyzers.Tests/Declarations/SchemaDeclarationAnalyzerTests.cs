using FeatureGen.Analyzers.Declarations;
using FeatureGen.Generator;
using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Declarations;

/// <summary>Crosses that do not fit, and properties that nobody spoke of.</summary>
public sealed class SchemaDeclarationAnalyzerTests
{
    [Theory]
    // FG3010: 5 x 4 x 25 indices, missing and out of vocabulary included
    [InlineData("""
        enum Device { Phone, Tablet, Desktop }
        [FeatureSchema]
        [Cross("Device", "Age", "Hour", {|FG3010:Buckets = 499|})]
        [Cross("Device", "Hour", "Age", Buckets = 500)]
        [{|FG3010:Cross("Device", "Brand")|}]
        [Cross("Age", "Brand", Buckets = 4096)]
        [Cross("Brand", "City")]
        [Cross("Device", "Huge", Buckets = 16)]
        [Cross("Device", "Kept", Buckets = 2)]
        partial class Ad
        {
            [Categorical] public Device Device { get; set; }
            [Bucketized(18, 65)] public int Age { get; set; }
            [Timestamp(TimePart.HourOfDay)] public DateTimeOffset Hour { get; set; }
            [Hashed(Buckets = 4096)] public string? Brand { get; set; }
            [Hashed(Buckets = 4096)] public string? City { get; set; }
            [Hashed(Buckets = 1 << 20)] public string? Huge { get; set; }
            [Categorical, Keep("for the report")] public bool Kept { get; set; }
        }
        """)]
    // FG3010: a cross of a nested schema is reported where it stands, and not where it has an error
    [InlineData("""
        [FeatureSchema, Cross("Ad.A", "Ad.B", {|FG3010:Buckets = 3|})] partial class Impression { public Ad Ad { get; set; } = new(); }
        [FeatureSchema, Cross("A", "B", {|FG3010:Buckets = 8|}), Cross("A", "X"), Cross("A", "A", Buckets = 0)]
        partial class Ad { [Categorical] public bool A { get; set; } [Categorical] public bool B { get; set; } }
        """)]
    public Task Crosses(string source) => Sample.Of<SchemaDeclarationAnalyzer>(source).RunAsync();

    [Fact]
    public Task The_message_names_sizes_product_and_power()
    {
        var test = Sample.Of<SchemaDeclarationAnalyzer>("""
            [FeatureSchema, Cross("A", "B", {|#0:Buckets = 2|})]
            partial class Ad { [Categorical] public bool A { get; set; } [Hashed(Buckets = 5000)] public string? B { get; set; } }
            """);
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG3010").WithLocation(0)
            .WithMessage("The cross 'A*B' has 2 buckets for 3 (A) x 5,001 (B) = 15,003 combinations, so that some share their weights: set Buckets = 16384"));
        return test.RunAsync();
    }

    private const string Undeclared = """
        [FeatureSchema] partial class Base
        {
            [Numeric] public int A { get; set; }
            public int B { get; set; }
            internal string? C => null;
            [Obsolete("use A")] public int D { get; set; }
            [Ignore("joins only")] public int E { get; set; }
            [Label] public bool F { get; set; }
            [Group] public long G { get; set; }
            [Weight] public float H { get; set; }
            public Nested I { get; set; } = new(1, "");
            public static Base Empty { get; } = new();
            public int this[int i] => i;
            private int J { get; set; }
            public int K { set { } }
            public int L;
        }
        [FeatureSchema] partial record Nested([property: Numeric] int A, string M);
        class Other { public int A { get; set; } }
        """;

    [Fact]
    public Task Properties_without_an_attribute_are_reported_where_that_is_asked_for()
    {
        var marked = Undeclared.Replace("int B {", "int {|FG3011:B|} {", StringComparison.Ordinal).Replace("? C ", "? {|FG3011:C|} ", StringComparison.Ordinal)
            .Replace("int D {", "int {|FG3011:D|} {", StringComparison.Ordinal).Replace("string M", "string {|FG3011:M|}", StringComparison.Ordinal);
        var test = Sample.Of<SchemaDeclarationAnalyzer>(marked);
        test.TestState.AnalyzerConfigFiles.Add("/.globalconfig", "is_global = true\ndotnet_diagnostic.FG3011.severity = suggestion\n");
        test.Generators.Add(new SchemaGenerator());
        return test.RunAsync();
    }

    [Fact]
    public Task Properties_without_an_attribute_are_no_finding_otherwise() => Sample.Of<SchemaDeclarationAnalyzer>(Undeclared).RunAsync();
}
