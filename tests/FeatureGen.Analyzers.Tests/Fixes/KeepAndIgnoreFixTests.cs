using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Fixes that leave a reason to be written.</summary>
public sealed class KeepAndIgnoreFixTests
{
    private const string Ad = """
        [FeatureSchema]
        partial class Ad
        {
            /// <summary>Documented.</summary>
            [Numeric(Transform.Log1P)] // in euros
            [Obsolete("soon")]
            public float {|FG1003:BadA|} { get; set; }

            // A comment before,
            [Context] [Hashed(Buckets = 16)] // a comment beside,
            [MultiValued]
            public string[]? {|FG1003:BadB|} { get; set; } // and one behind.

            [Obsolete("soon"), Item, Numeric,] public float {|FG1003:BadC|} { get; set; }
            [Categorical("a \"b\"", "c")] public string? {|FG1003:BadD|} { get; set; }
            [Numeric] public float {|FG1003:BadE|}, {|FG1003:BadF|};

        #if !NEVER
            [Context]
        #endif
            [Numeric]
            public float {|FG1003:BadG|} { get; set; }

            public partial float {|FG1003:BadH|} { get; }
        }
        [FeatureSchema] partial record Row([property: Numeric] float {|FG1003:BadX|}, [property: Obsolete, Numeric] [field: NonSerialized] float {|FG1003:BadY|}, [property: Hashed] int Z);
        """;

    private const string Others = """
        namespace Tests
        {
            class KeepAttribute : Attribute { }
            class IgnoreAttribute : Attribute { }
            [FeatureSchema] partial class Own { [Numeric] public float {|FG1003:BadO|} { get; set; } }
        }
        partial class Ad
        {
            [Hashed] public partial float {|FG1003:BadH|} => 1;
        }
        """;

    private const string Undeclared =
        """
        [FeatureSchema] partial class Ad
        {
            [Numeric] public float Price { get; set; }
            /// <summary>Shown.</summary>
            public string? {|FG3011:Title|} { get; set; } // to people
            [Obsolete]
            internal virtual string? {|FG3011:Url|} { get; set; }
        }
        [FeatureSchema] partial record Row([property: Numeric] float A, /* shown */ int {|FG3011:B|});
        """;

    private const string UndeclaredFixed =
        """
        [FeatureSchema] partial class Ad
        {
            [Numeric] public float Price { get; set; }
            /// <summary>Shown.</summary>
            [Ignore("TODO: why")] public string? Title { get; set; } // to people
            [Obsolete]
            [Ignore("TODO: why")] internal virtual string? Url { get; set; }
        }
        [FeatureSchema] partial record Row([property: Numeric] float A, /* shown */ [property: Ignore("TODO: why")] int B);
        """;

    [Fact]
    public Task Keeps() => Fixing.Of<PlantedAnalyzer, KeepFieldFix>(
        [Ad, Others.Replace("{|FG1003:BadH|}", "BadH", StringComparison.Ordinal)],
        [
            """
            [FeatureSchema]
            partial class Ad
            {
                /// <summary>Documented.</summary>
                [Numeric(Transform.Log1P), Keep("TODO: why")] // in euros
                [Obsolete("soon")]
                public float BadA { get; set; }

                // A comment before,
                [Context] [Hashed(Buckets = 16), Keep("TODO: why")] // a comment beside,
                [MultiValued]
                public string[]? BadB { get; set; } // and one behind.

                [Obsolete("soon"), Item, Numeric, Keep("TODO: why"),] public float BadC { get; set; }
                [Categorical("a \"b\"", "c"), Keep("TODO: why")] public string? BadD { get; set; }
                [Numeric, Keep("TODO: why")] public float BadE;
                [Numeric, Keep("TODO: why")] public float BadF;

            #if !NEVER
                [Context]
            #endif
                [Numeric, Keep("TODO: why")]
                public float BadG { get; set; }

                public partial float BadH { get; }
            }
            [FeatureSchema] partial record Row([property: Numeric, Keep("TODO: why")] float BadX, [property: Obsolete, Numeric, Keep("TODO: why")] [field: NonSerialized] float BadY, [property: Hashed] int Z);
            """,
            """
            namespace Tests
            {
                class KeepAttribute : Attribute { }
                class IgnoreAttribute : Attribute { }
                [FeatureSchema] partial class Own { [Numeric, global::FeatureGen.Keep("TODO: why")] public float BadO { get; set; } }
            }
            partial class Ad
            {
                [Hashed, Keep("TODO: why")] public partial float BadH => 1;
            }
            """,
        ]).RunAsync();

    [Fact]
    public Task Takes_out() => Fixing.Of<PlantedAnalyzer, IgnoreFieldFix>(
        [Ad, Others.Replace("{|FG1003:BadH|}", "BadH", StringComparison.Ordinal)],
        [
            """
            [FeatureSchema]
            partial class Ad
            {
                /// <summary>Documented.</summary>
                [Ignore("TODO: why")] // in euros
                [Obsolete("soon")]
                public float BadA { get; set; }

                // A comment before,
                [Ignore("TODO: why")] // a comment beside,
                public string[]? BadB { get; set; } // and one behind.

                [Obsolete("soon"), Ignore("TODO: why"),] public float BadC { get; set; }
                [Ignore("TODO: why")] public string? BadD { get; set; }
                [Ignore("TODO: why")] public float BadE;
                [Ignore("TODO: why")] public float BadF;

            #if !NEVER
                [Ignore("TODO: why")]
            #endif
                public float BadG { get; set; }

                [Ignore("TODO: why")] public partial float BadH { get; }
            }
            [FeatureSchema] partial record Row([property: Ignore("TODO: why")] float BadX, [property: Obsolete, Ignore("TODO: why")] [field: NonSerialized] float BadY, [property: Hashed] int Z);
            """,
            """
            namespace Tests
            {
                class KeepAttribute : Attribute { }
                class IgnoreAttribute : Attribute { }
                [FeatureSchema] partial class Own { [global::FeatureGen.Ignore("TODO: why")] public float BadO { get; set; } }
            }
            partial class Ad
            {
                public partial float BadH => 1;
            }
            """,
        ]).RunAsync();

    [Fact]
    public Task Takes_out_what_no_attribute_mentions()
    {
        var test = Fixing.Of<SchemaDeclarationAnalyzer, IgnoreFieldFix>(Undeclared, UndeclaredFixed);
        test.TestState.AnalyzerConfigFiles.Add("/.globalconfig", "is_global = true\ndotnet_diagnostic.FG3011.severity = suggestion\n");
        return test.RunAsync();
    }

    [Fact]
    public Task Takes_out_what_makes_a_schema_endless_or_cannot_be_read() => Fixing.Of<SchemaAnalyzer, IgnoreFieldFix>(
        """
        [FeatureSchema] partial class Ad
        {
            [Numeric] public float Price { get; set; }
            [Item] public Ad? {|FG0009:Parent|} { get; set; }
            [Numeric] public static float {|FG0010:Rate|} { get; set; }
            [{|FG0003:Numeric|}] public DateTime At { get; set; }
        }
        """,
        """
        [FeatureSchema] partial class Ad
        {
            [Numeric] public float Price { get; set; }
            [Ignore("TODO: why")] public Ad? Parent { get; set; }
            [Ignore("TODO: why")] public static float Rate { get; set; }
            [Ignore("TODO: why")] public DateTime At { get; set; }
        }
        """).RunAsync();

    [Fact]
    public Task A_leak_is_removed_or_taken_out_and_cannot_be_kept()
    {
        const string Source = "[FeatureSchema] partial class Ad { [Label] public bool Clicked { get; set; } [Numeric] public int A { get; set; } [Numeric] public int {|FG3003:B|} => Clicked ? 1 : 0; }";
        const string Removed = "[FeatureSchema] partial class Ad { [Label] public bool Clicked { get; set; } [Numeric] public int A { get; set; } public int B => Clicked ? 1 : 0; }";
        return Task.WhenAll(
            Fixing.Of<CodeAnalyzer, RemoveFieldFix>(Source, Removed).RunAsync(),
            Fixing.Of<CodeAnalyzer, IgnoreFieldFix>(Source, Removed.Replace("public int B", "[Ignore(\"TODO: why\")] public int B", StringComparison.Ordinal)).RunAsync(),
            Fixing.Of<CodeAnalyzer, KeepFieldFix>(Source, Source).RunAsync());
    }

    [Fact]
    public Task A_label_is_not_taken_out_with_the_field() => Fixing.Of<PlantedAnalyzer, IgnoreFieldFix>(
        "[FeatureSchema] partial class Ad { [Group, Hashed] public int {|FG1003:BadA|} { get; set; } }",
        "[FeatureSchema] partial class Ad { [Group, Hashed] public int {|FG1003:BadA|} { get; set; } }").RunAsync();
}
