using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Fixes, singly and for document, project and solution; nothing around them moves.</summary>
public sealed class FieldFixTests
{
    [Fact]
    public Task Makes_types_partial() => Fixing.Of<SchemaAnalyzer, MakePartialFix>(
        """
        public static class {|FG0001:Shop|}
        {
            /// <summary>An ad.</summary>
            [FeatureSchema] // the item
            public readonly record struct {|FG0001:Ad|}([property: Numeric] float Price);

            [FeatureSchema]
            internal sealed   class {|FG0001:Brand|} { [Numeric] public float Size; }

            public class NoSchema { }
        }
        """,
        """
        public static partial class Shop
        {
            /// <summary>An ad.</summary>
            [FeatureSchema] // the item
            public readonly partial record struct Ad([property: Numeric] float Price);

            [FeatureSchema]
            internal sealed   partial class Brand { [Numeric] public float Size; }

            public class NoSchema { }
        }
        """).RunAsync();

    [Fact]
    public Task Removes_a_field_and_leaves_the_property()
    {
        const string Source = """
            [FeatureSchema]
            [{|FG1003:Cross("Keeper", "Second", Buckets = 13)|}]
            [Cross("Keeper", "Third")] // stays
            partial class Ad
            {
                [Hashed] public int Keeper { get; set; }
                [Hashed] public int Second { get; set; }
                [Hashed] public int Third { get; set; }

                /// <summary>Documented.</summary>
                [Numeric(Transform.Log1P)]
                [Obsolete("soon")]
                public float {|FG1003:BadA|} { get; set; }

                // A comment before,
                [Context] [Hashed(Buckets = 16)] // a comment beside,
                [MultiValued]
                public string[]? {|FG1003:BadB|} { get; set; } // and one behind.

                [Item, Obsolete("soon"), Numeric] public float {|FG1003:BadC|} { get; set; }
                [Obsolete("soon"), Item, Numeric] public float {|FG1003:BadD|};
                [Numeric] public float {|FG1003:BadE|} { get; set; }
                [
                    Numeric, // in euros
                    Obsolete("soon"), // since May
                    Item
                ]
                public float {|FG1003:BadF|} { get; set; }

            #if !NEVER
                [Context]
            #endif
                [Numeric]
                public float {|FG1003:BadG|} { get; set; }
            }
            [FeatureSchema] partial record Row([property: Numeric] float {|FG1003:BadX|}, [property: Obsolete, Numeric] [field: NonSerialized] float {|FG1003:BadY|}, [property: Hashed] int Z);
            """;
        const string Fixed = """
            [FeatureSchema]
            [Cross("Keeper", "Third")] // stays
            partial class Ad
            {
                [Hashed] public int Keeper { get; set; }
                [Hashed] public int Second { get; set; }
                [Hashed] public int Third { get; set; }

                /// <summary>Documented.</summary>
                [Obsolete("soon")]
                public float BadA { get; set; }

                // A comment before,
                // a comment beside,
                public string[]? BadB { get; set; } // and one behind.

                [Obsolete("soon")] public float BadC { get; set; }
                [Obsolete("soon")] public float BadD;
                public float BadE { get; set; }
                [
                    // in euros
                    Obsolete("soon") // since May
                ]
                public float BadF { get; set; }

            #if !NEVER
            #endif
                public float BadG { get; set; }
            }
            [FeatureSchema] partial record Row(float BadX, [property: Obsolete] [field: NonSerialized] float BadY, [property: Hashed] int Z);
            """;
        return Fixing.Of<PlantedAnalyzer, RemoveFieldFix>(Source, Fixed).RunAsync();
    }

    [Theory]
    [InlineData("FG1001")]
    [InlineData("FG1002")]
    [InlineData("FG1003")]
    [InlineData("FG1004")]
    [InlineData("FG1005")]
    public Task Removes_what_the_profile_speaks_against(string id)
    {
        string source = $$"""
            [FeatureSchema] partial class Ad
            {
                [Numeric]
                public float {|{{id}}:A|} { get; set; }
                [Numeric] public float B { get; set; }
            }
            """;
        var test = Fixing.Of<ProfileAnalyzer, RemoveFieldFix>(source, source.Replace("    [Numeric]\n", "", StringComparison.Ordinal).Replace($"{{|{id}:A|}}", "A", StringComparison.Ordinal));
        var fine = Sample.Fine("A");
        test.TestState.AddProfile("Ad.profile.json", Sample.Profile(Sample.Manifest("Ad", source), id switch
        {
            "FG1001" => fine with { RedundantWith = "B", Similarity = 1 },
            "FG1002" => fine with { Share = 0 },
            "FG1003" => fine with { Distinct = 1 },
            "FG1004" => fine with { Coverage = 0 },
            _ => fine with { LabelShare = 1 },
        }));
        return test.RunAsync();
    }

    [Fact]
    public Task Removes_what_the_model_does_not_use()
    {
        const string Source = "[FeatureSchema] partial class Ad { [Numeric] public float {|FG2005:A|} { get; set; } [Numeric] public float B { get; set; } }";
        const string Fixed = "[FeatureSchema] partial class Ad { public float A { get; set; } [Numeric] public float B { get; set; } }";
        var test = Fixing.Of<FeatureFileAnalyzer, RemoveFieldFix>(Source, Fixed);
        test.TestState.AddModel("Ad.model.json", Sample.Model(Sample.Manifest("Ad", Source), name => name == "B"));
        test.FixedState.ExpectedDiagnostics.Add(new DiagnosticResult("FG2003").WithLocation("Ad.model.json", 6, 18));
        return test.RunAsync();
    }

    [Fact]
    public Task Offers_nothing_where_more_than_the_field_would_go()
    {
        const string Source = """
            [FeatureSchema, Cross("Part", "Other")] partial class Ad
            {
                [Hashed] public int {|FG1003:Part|} { get; set; }
                [Hashed] public int Other { get; set; }
                [
            #if !NEVER
                    Numeric
            #endif
                ]
                public float {|FG1003:Z|} { get; set; }
            }
            """;
        var test = Fixing.Of<ProfileAnalyzer, RemoveFieldFix>(Source, Source);
        AddProfile(test, "Ad", Source, "Part", "Z");
        return test.RunAsync();
    }

    private static void AddProfile<TFix>(CSharpCodeFixTest<ProfileAnalyzer, TFix> test, string type, string source, params string[] constants)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new() =>
        test.TestState.AddProfile(type + ".profile.json", Sample.Profile(Sample.Manifest(type, source), [.. constants.Select(name => Sample.Fine(name) with { Distinct = 1 })]));
}
