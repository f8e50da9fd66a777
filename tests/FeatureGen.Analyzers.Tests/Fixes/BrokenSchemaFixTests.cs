using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes;
using FeatureGen.Generator;
using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Fixes of what keeps a schema from being one: its type, its crosses, its settings.</summary>
public sealed class BrokenSchemaFixTests
{
    private const string WrongTypes = """
        /// <summary>Scored.</summary>
        [FeatureSchema] // of what?
        public partial record {|FG0002:Scored|}<T> { [Numeric] public float Price { get; init; } }
        [Obsolete, FeatureSchema]
        [Cross("A", "B")]
        public partial class Plain { [Hashed] public int A { get; init; } [Hashed] public int B { get; init; } }
        [FeatureSchema]
        public static partial class {|FG0002:Statics|} { }
        [FeatureSchema]
        public ref partial struct {|FG0002:Reference|} { [Numeric] public float Price { get; init; } }
        [FeatureSchema]
        public ref partial struct {|FG0002:Holder|} { [Numeric] public float Price { get; init; } private ReadOnlySpan<int> _rest; }
        [FeatureSchema] file /* here */ partial class {|FG0002:Local|} { [Numeric] public float Price { get; init; } }
        """;

    [Fact]
    public Task What_is_no_schema_is_not_called_one() => Fixing.Of<SchemaAnalyzer, RemoveSchemaFix>(
        WrongTypes,
        WrongTypes.Replace("[FeatureSchema] // of", "// of", StringComparison.Ordinal)
            .Replace("[FeatureSchema]\npublic static", "public static", StringComparison.Ordinal)
            .Replace("[FeatureSchema]\npublic ref", "public ref", StringComparison.Ordinal)
            .Replace("[FeatureSchema] file", "file", StringComparison.Ordinal)
            .Replace("{|FG0002:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal),
        "RemoveSchema").RunAsync();

    [Fact]
    public Task A_modifier_that_rules_it_out_goes() => Fixing.Of<SchemaAnalyzer, RemoveSchemaFix>(
        WrongTypes,
        WrongTypes.Replace("public ref partial struct {|FG0002:Reference|}", "public partial struct Reference", StringComparison.Ordinal)
            .Replace("file /* here */ partial class {|FG0002:Local|}", "/* here */ partial class Local", StringComparison.Ordinal),
        "RemoveModifier").RunAsync();

    [Fact]
    public Task A_schema_without_a_field_is_none_or_gets_some()
    {
        const string Source = """
            [FeatureSchema]
            public partial record {|FG0019:Ad|}(float Price, /* of it */ string Brand)
            {
                /// <summary>When.</summary>
                public DateTimeOffset At { get; init; } // shown
                public bool IsNew { get; init; }
                public long UserId { get; init; }
                public string[]? Tags { get; init; }
                public float[]? Embedding { get; init; }
                [Label] public bool Clicked { get; init; }
                [Ignore("why")] public int Old { get; init; }
                public static int Count { get; set; }
            }
            """;
        return Task.WhenAll(
            Fixing.Of<SchemaAnalyzer, RemoveSchemaFix>(
                Source, Source.Replace("[FeatureSchema]\n", "", StringComparison.Ordinal).Replace("{|FG0019:Ad|}", "Ad", StringComparison.Ordinal)).RunAsync(),
            Fixing.Of<SchemaAnalyzer, DeclareFieldFix>(
                Source,
                """
                [FeatureSchema]
                public partial record Ad([property: Numeric] float Price, /* of it */ [property: Hashed(Buckets = 4096)] string Brand)
                {
                    /// <summary>When.</summary>
                    [Timestamp(TimePart.HourOfDay | TimePart.DayOfWeek)] public DateTimeOffset At { get; init; } // shown
                    [Categorical] public bool IsNew { get; init; }
                    [Hashed(Buckets = 4096)] public long UserId { get; init; }
                    [Hashed(Buckets = 4096), MultiValued] public string[]? Tags { get; init; }
                    public float[]? Embedding { get; init; }
                    [Label] public bool Clicked { get; init; }
                    [Ignore("why")] public int Old { get; init; }
                    public static int Count { get; set; }
                }
                """).RunAsync());
    }

    [Theory]
    [InlineData("class Shop { object? A => Ad.Schema; }")]
    [InlineData("class Shop { RankingModel<Ad>? Model { get; set; } }")]
    [InlineData("[FeatureSchema] partial class Row { [Numeric] public int A { get; set; } public Ad? Ad { get; set; } }")]
    public Task A_schema_that_is_used_as_one_stays_one(string use)
    {
        string[] sources = ["[FeatureSchema] partial class {|FG0019:Ad|} { }", use];
        var test = Fixing.Of<SchemaAnalyzer, RemoveSchemaFix>(sources, sources);
        test.Generators.Add(new SchemaGenerator());
        return test.RunAsync();
    }

    private const string Crosses = """
        [FeatureSchema]
        [Cross("Device", {|FG0006:"Brnad"|}, "Slot", Buckets = 64), Cross(nameof(Device), {|FG0006:"Price"|})] // by brand
        [{|FG0006:Cross(new[] { "Weather", "Brand", nameof(Slot) })|}]
        [Cross("Device", {|FG0007:"Age"|}, "Ad.Size")]
        [Cross("Device", {|FG0006:"Device*Slot"|}, "Brand")]
        [Cross("Device", {|FG0006:"Ad.Price*Size"|})]
        [Cross("Device", "Slot", "Ad.Price")]
        [{|FG0011:Cross("Device")|}]
        partial class Visitor
        {
            [Categorical(Min = 1, Max = 3)] public int Device { get; set; }
            [Hashed] public string? Brand { get; set; }
            [Categorical(Min = 1, Max = 3)] public int Slot { get; set; }
            [Numeric] public int Age { get; set; }
            public Ad? Ad { get; set; }
        }
        [FeatureSchema, Cross("Price", "Size")] partial class Ad { [Hashed] public int Price { get; set; } [Hashed] public int Size { get; set; } }
        """;

    /// <summary>Pairs of what is there and what it becomes.</summary>
    [Theory]
    [InlineData("NameField", "{|FG0006:\"Brnad\"|}", "\"Brand\"", "{|FG0006:\"Price\"|}", "\"Ad.Price\"")]
    [InlineData("NameFields", "{|FG0006:\"Device*Slot\"|}", "\"Slot\"", "{|FG0006:\"Ad.Price*Size\"|}", "\"Ad.Price\", \"Ad.Size\"")]
    [InlineData(
        "TakeOutOfCross", "{|FG0006:\"Brnad\"|}, ", "", "{|FG0006:Cross(new[] { \"Weather\", \"Brand\", nameof(Slot) })|}",
        "Cross(new[] { \"Brand\", nameof(Slot) })", "{|FG0007:\"Age\"|}, ", "", "{|FG0006:\"Device*Slot\"|}, ", "")]
    [InlineData("RemoveWrongCross")]
    public Task Crosses_name_fields(string key, params string[] replaced)
    {
        var mended = key != "RemoveWrongCross" ? Crosses : "[FeatureSchema]\n// by brand\n"
            + Crosses[Crosses.IndexOf("[Cross(\"Device\", \"Slot\", \"Ad", StringComparison.Ordinal)..]
                .Replace("[{|FG0011:Cross(\"Device\")|}]\n", "", StringComparison.Ordinal);
        for (int i = 0; i < replaced.Length; i += 2) mended = mended.Replace(replaced[i], replaced[i + 1], StringComparison.Ordinal);
        return Fixing.Of<SchemaAnalyzer, CrossPartFix>(Crosses, mended, key).RunAsync();
    }

    private const string Settings = """
        [FeatureSchema] partial record Row([property: Hashed({|FG0011:Buckets = 0|})] string? A)
        {
            [Hashed({|FG0011:Buckets = 1 << 25|} /* many */), Obsolete] public string? B { get; set; }
            [Categorical("a", "b", {|FG0011:OutOfVocabulary = -1|})] public string? C { get; set; }
            [Hashed, MultiValued({|FG0011:Max = 0|})] public string[]? D { get; set; }
            [Timestamp(TimePart.HourOfDay, {|FG0011:UtcOffsetMinutes = 900|})] public DateTimeOffset E { get; set; }
            [Numeric(Transform.Clip, Min = 5, {|FG0011:Max = 1|})] public float F { get; set; }
            [Categorical(Min = 9, {|FG0011:Max = 2|})] public int G { get; set; }
            [Numeric(Transform.Standardize, Mean = 1, {|FG0011:StandardDeviation = 0|})] public float H { get; set; }
            [Vector({|FG0011:0|})] public float[]? I { get; set; }
            [Bucketized(1, {|FG0011:1e300|}, double.NaN)] public float J { get; set; }
            [{|FG0011:Bucketized([double.NaN])|}] public float K { get; set; }
        }
        """;

    [Fact]
    public Task Settings_go_back_to_their_defaults() => Fixing.Of<SchemaAnalyzer, SettingFix>(
        Settings,
        Settings.Replace("Hashed({|FG0011:Buckets = 0|})", "Hashed", StringComparison.Ordinal)
            .Replace("Hashed({|FG0011:Buckets = 1 << 25|} /* many */)", "Hashed", StringComparison.Ordinal)
            .Replace(", {|FG0011:OutOfVocabulary = -1|}", "", StringComparison.Ordinal)
            .Replace("MultiValued({|FG0011:Max = 0|})", "MultiValued", StringComparison.Ordinal)
            .Replace(", {|FG0011:UtcOffsetMinutes = 900|}", "", StringComparison.Ordinal)
            .Replace(", {|FG0011:StandardDeviation = 0|}", "", StringComparison.Ordinal),
        "UseDefault").RunAsync();

    [Fact]
    public Task Settings_come_into_their_range() => Fixing.Of<SchemaAnalyzer, SettingFix>(
        Settings,
        Settings.Replace("{|FG0011:Buckets = 1 << 25|}", "Buckets = 16777216", StringComparison.Ordinal)
            .Replace("{|FG0011:OutOfVocabulary = -1|}", "OutOfVocabulary = 0", StringComparison.Ordinal)
            .Replace("{|FG0011:UtcOffsetMinutes = 900|}", "UtcOffsetMinutes = 840", StringComparison.Ordinal),
        "SetNearest").RunAsync();

    [Fact]
    public Task Limits_change_places() => Fixing.Of<SchemaAnalyzer, SettingFix>(
        Settings,
        Settings.Replace("Min = 5, {|FG0011:Max = 1|}", "Min = 1, Max = 5", StringComparison.Ordinal)
            .Replace("Min = 9, {|FG0011:Max = 2|}", "Min = 2, Max = 9", StringComparison.Ordinal),
        "SwapRange").RunAsync();

    [Fact]
    public Task Boundaries_that_are_no_numbers_go() => Fixing.Of<SchemaAnalyzer, RemoveValueFix>(
        Settings, Settings.Replace("Bucketized(1, {|FG0011:1e300|}, double.NaN)", "Bucketized(1)", StringComparison.Ordinal), "RemoveBoundary").RunAsync();

    [Fact]
    public Task Labels_that_cannot_serve_are_none() => Fixing.Of<SchemaAnalyzer, RemoveAttributeFix>(
        "[FeatureSchema] partial class Ad { [Numeric] public int A { get; set; } [Obsolete, {|FG0018:Label|}] public DateTime B { get; set; } }",
        "[FeatureSchema] partial class Ad { [Numeric] public int A { get; set; } [Obsolete] public DateTime B { get; set; } }").RunAsync();

    [Fact]
    public Task A_stray_attribute_gets_its_kind() => Fixing.Of<SchemaAnalyzer, DeclareFieldFix>(
        """
        [FeatureSchema] partial class Ad
        {
            [Numeric] public int A { get; set; }
            [{|FG0016:Context|}] /* text */ public string? B { get; set; }
            [{|FG0016:MultiValued(Max = 3)|}] public string[]? C { get; set; }
            [{|FG0016:MultiValued|}] public string? D { get; set; }
            [{|FG0016:Item|}] public object? E { get; set; }
        }
        """,
        """
        [FeatureSchema] partial class Ad
        {
            [Numeric] public int A { get; set; }
            [Context, Hashed(Buckets = 4096)] /* text */ public string? B { get; set; }
            [MultiValued(Max = 3), Hashed(Buckets = 4096)] public string[]? C { get; set; }
            [{|FG0016:MultiValued|}] public string? D { get; set; }
            [{|FG0016:Item|}] public object? E { get; set; }
        }
        """).RunAsync();

    private const string First = """
        static class Limits { public const int Many = 4096; }
        [FeatureSchema] partial class Ad
        {
            private const int Few = 16;
            [Hashed(Buckets = Limits.Many)] public string? Brand { get; set; }
            [Hashed(Buckets = Few)] public string? Maker { get; set; }
            [Categorical("a",
                "b")] public string? Color { get; set; }
            [Timestamp(TimePart.HourOfDay, UtcOffsetMinutes = 60)] public DateTimeOffset At { get; set; }
            [Numeric] public int Price { get; set; }
            [Bucketized(18, 65)] public int Age { get; set; }
            [Numeric] public int Size, Weight;
        }
        """;

    [Fact]
    public Task The_other_declaration_is_taken_over() => Fixing.Of<DeclarationSkewAnalyzer, TakeOverFix>(
        [
            First,
            """
            [FeatureSchema, Cross("Brand", "Price")] partial record Listing([property: Item, Hashed] string? {|FG3005:Brand|})
            {
                [Hashed] public string? {|FG3005:Maker|} { get; set; }
                [Hashed] // not many
                public string? {|FG3005:Color|} { get; set; }
                [Timestamp(TimePart.DayOfWeek)] public DateTimeOffset {|FG3005:At|} { get; set; }
                [Hashed] public int {|FG3005:Price|} { get; set; }
                [Numeric] public int? {|FG3005:Age|} { get; set; }
                [Bucketized(1, 2)] public int {|FG3005:Size|}, {|FG3005:Weight|};
            }
            """,
        ],
        [
            First,
            """
            [FeatureSchema, Cross("Brand", "Price")] partial record Listing([property: Item, Hashed(Buckets = Limits.Many)] string? Brand)
            {
                [Hashed] public string? {|FG3005:Maker|} { get; set; }
                [Categorical("a", "b")] // not many
                public string? Color { get; set; }
                [Timestamp(TimePart.DayOfWeek, UtcOffsetMinutes = 60)] public DateTimeOffset At { get; set; }
                [Hashed] public int {|FG3005:Price|} { get; set; }
                [Bucketized(18, 65)] public int? Age { get; set; }
                [Numeric] public int Size;
                [Numeric] public int Weight;
            }
            """,
        ]).RunAsync();
}
