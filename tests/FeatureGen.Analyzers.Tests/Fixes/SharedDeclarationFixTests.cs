using FeatureGen.Analyzers.Code;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Fields that are declared together, and attributes among directives.</summary>
public sealed class SharedDeclarationFixTests
{
    private const string Together = """
        [FeatureSchema] partial class Ad
        {
            [Hashed] public int Other;

            /// <summary>Documented.</summary>
            // Numbers.
            [Item, Numeric] // in euros
            [NonSerialized]
            public float {|FG1003:BadA|} = 1, B = 2;

            [Numeric] public float C, /* the bad */ {|FG1003:BadD|}, // so bad
                // the good
                E;
            [Numeric]
            public float
                {|FG1003:BadF|}, // the first
                {|FG1003:BadG|}; // the second
            [Hashed] public int H, I; [Numeric] public float {|FG1003:BadJ|}, K;
        #if !NEVER
            [Numeric] public float {|FG1003:BadL|}, M;
        #endif
        }
        """;

    [Fact]
    public Task A_field_that_is_removed_leaves_the_others_together() => Fixing.Of<PlantedAnalyzer, RemoveFieldFix>(
        Together,
        """
        [FeatureSchema] partial class Ad
        {
            [Hashed] public int Other;

            /// <summary>Documented.</summary>
            // Numbers.
            // in euros
            [NonSerialized]
            public float BadA = 1;
            /// <summary>Documented.</summary>
            [Item, Numeric] // in euros
            [NonSerialized]
            public float B = 2;

            [Numeric] public float C; /* the bad */
            public float BadD; // so bad
                // the good
            [Numeric] public float E;
            public float
                BadF; // the first
            public float BadG; // the second
            [Hashed] public int H, I; public float BadJ; [Numeric] public float K;
        #if !NEVER
            public float BadL;
            [Numeric] public float M;
        #endif
        }
        """).RunAsync();

    [Fact]
    public Task Lines_keep_their_ends() => Fixing.Of<PlantedAnalyzer, KeepFieldFix>(
        "[FeatureSchema] partial class Ad\r\n{\r\n    [Numeric] // in euros\r\n    public float {|FG1003:BadA|}, B, {|FG1003:BadC|};\r\n}\r\n",
        "[FeatureSchema] partial class Ad\r\n{\r\n    [Numeric, Keep(\"TODO: why\")] // in euros\r\n    public float BadA;\r\n    [Numeric] // in euros\r\n    public float B;\r\n"
        + "    [Numeric, Keep(\"TODO: why\")] // in euros\r\n    public float BadC;\r\n}\r\n").RunAsync();

    [Fact]
    public Task Each_becomes_what_it_is() => Fixing.Of<FieldDeclarationAnalyzer, HashFieldFix>(
        "[FeatureSchema] partial class Order { [Context] [Numeric] public int Count, {|FG3006:ShopId|}, {|FG3006:CustomerId|}, Age; }",
        """
        [FeatureSchema] partial class Order { [Context] [Numeric] public int Count; [Context] [Hashed(Buckets = 4096)] public int ShopId; [Context] [Hashed(Buckets = 4096)] public int CustomerId; [Context] [Numeric] public int Age; }
        """).RunAsync();

    [Fact]
    public Task An_attribute_of_all_is_mended_for_all() => Fixing.Of<SchemaAnalyzer, HashFieldFix>(
        "[FeatureSchema] partial class Ad { [{|FG0003:{|FG0003:Numeric|}|}] public System.Guid A, B; }",
        "[FeatureSchema] partial class Ad { [Hashed(Buckets = 4096)] public System.Guid A, B; }").RunAsync();

    /// <summary>Directives that say which attributes or fields there are would end up elsewhere.</summary>
    [Fact]
    public Task Nothing_is_offered_where_directives_are_in_the_way()
    {
        const string Source = """
            [FeatureSchema] partial class Ad
            {
                [Numeric] public float {|FG1003:BadA|},
            #if !NEVER
                    B,
            #endif
                    C;
                [
            #if !NEVER
                    Numeric
            #endif
                ]
                public float {|FG1003:BadD|} { get; set; }
                [Numeric
            #if !NEVER
                    , Obsolete
            #endif
                ]
                public float {|FG1003:BadE|} { get; set; }
                [Obsolete
            #if NEVER
                    , Hashed
            #else
                    , Numeric
            #endif
                ]
                public float {|FG1003:BadF|} { get; set; }
            }
            """;
        return Fixing.Of<PlantedAnalyzer, RemoveFieldFix>(Source, Source).RunAsync();
    }

    [Fact]
    public Task Attributes_beside_directives_go() => Fixing.Of<PlantedAnalyzer, RemoveFieldFix>(
        """
        [FeatureSchema] partial class Ad
        {
            [Hashed] public int Other;
            [Numeric, Obsolete
        #if NEVER
                , Serializable
        #endif
            ]
            public float {|FG1003:BadA|} { get; set; }
            [Obsolete, Item, Numeric
        #if !NEVER
                , NonSerialized
        #endif
            ]
            public float {|FG1003:BadB|};
            [
        #if NEVER
                Hashed
        #else
                Numeric, Obsolete, Item
        #endif
            ]
            public float {|FG1003:BadC|} { get; set; }
        }
        """,
        """
        [FeatureSchema] partial class Ad
        {
            [Hashed] public int Other;
            [Obsolete
        #if NEVER
                , Serializable
        #endif
            ]
            public float BadA { get; set; }
            [Obsolete
        #if !NEVER
                , NonSerialized
        #endif
            ]
            public float BadB;
            [
        #if NEVER
                Hashed
        #else
                Obsolete
        #endif
            ]
            public float BadC { get; set; }
        }
        """).RunAsync();

    [Theory]
    [InlineData("[{|FG0008:Label|}] public bool X, Y;", "[Label] public bool X;\n    public bool Y;")]
    [InlineData(
        "[Obsolete]\n    [{|FG0008:{|FG0008:Label|}|}] // clicked\n    public bool X = true, /* bought */ Y, Z;",
        "[Obsolete]\n    [Label] // clicked\n    public bool X = true; /* bought */\n    [Obsolete]\n    // clicked\n    public bool Y, Z;")]
    [InlineData("[{|FG0008:Group|}, Obsolete, NonSerialized] public long X, Y;",
        "[Group, Obsolete, NonSerialized] public long X;\n    [Obsolete, NonSerialized] public long Y;")]
    [InlineData("[Label] public bool W; [{|FG0008:{|FG0008:Label|}|}] public bool X, Y;", null)]
    [InlineData("[Label\n#if !NEVER\n    , Obsolete\n#endif\n    ] public bool X; [Numeric] public int B, C;", null)]
    public Task A_label_of_fields_that_are_declared_together_is_left_to_the_first(string members, string? mended) =>
        Fixing.Of<SchemaAnalyzer, RemoveAttributeFix>(InAd(members), InAd(mended ?? members), "AttributeOfFirst").RunAsync();

    [Theory]
    [InlineData("[{|FG0008:Label|}] public bool X, Y;", null)]
    [InlineData("[Label] public bool W; [{|FG0008:{|FG0008:Label|}|}] public bool X, Y;", "[Label] public bool W; public bool X, Y;")]
    public Task A_label_of_fields_that_are_declared_together_goes_if_none_of_them_is_the_first(string members, string? mended) =>
        Fixing.Of<SchemaAnalyzer, RemoveAttributeFix>(InAd(members), InAd(mended ?? members), "RemoveAttribute").RunAsync();

    private static string InAd(string members) => $"[FeatureSchema] partial class Ad\n{{\n    [Numeric] public float A;\n    {members}\n}}";

    [Fact]
    public Task Chains_are_merged_at_once() => Fixing.Of<CodeAnalyzer, MergeFieldFix>(
        """
        [FeatureSchema, Cross("A", "Device")] partial class Ad
        {
            [Hashed] public string? Device { get; set; }
            [Hashed] public string? {|FG3001:A|} => B;
            [Hashed] public string? {|FG3001:B|} => C;
            [Hashed] public string? C { get; set; }
        }
        """,
        """
        [FeatureSchema, Cross("C", "Device")] partial class Ad
        {
            [Hashed] public string? Device { get; set; }
            public string? A => B;
            public string? B => C;
            [Hashed] public string? C { get; set; }
        }
        """).RunAsync();
}
