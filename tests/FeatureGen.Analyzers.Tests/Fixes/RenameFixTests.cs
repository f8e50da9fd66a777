using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Files;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Members that get another name, wherever they are used.</summary>
public sealed class RenameFixTests
{
    [Fact]
    public Task Members_of_generated_names_are_renamed_wherever_they_are_used() => Fixing.Of<SchemaAnalyzer, RenameMemberFix>(
        [
            """
            [FeatureSchema, Cross(nameof(Schema), "Device"), Cross("Device", "FeatureGenRows")]
            partial record Ad([property: Hashed] string {|FG0015:Schema|})
            {
                [Hashed] public string? Device { get; set; }
                [Hashed] public int {|FG0015:FeatureGenRows|} { get; set; }
                /// <summary>See <see cref="Schema"/>.</summary>
                public int {|FG0015:Extract|}() => Extract(FeatureGenRows);
                private int Extract(int value) => value; // by hand
            }
            """,
            "class Shop { object A(Ad ad) => ad with { Schema = nameof(Ad.Schema), FeatureGenRows = new Ad(Schema: \"Schema\").Extract() }; }",
        ],
        [
            """
            [FeatureSchema, Cross(nameof(OwnSchema), "Device"), Cross("Device", "OwnFeatureGenRows")]
            partial record Ad([property: Hashed] string OwnSchema)
            {
                [Hashed] public string? Device { get; set; }
                [Hashed] public int OwnFeatureGenRows { get; set; }
                /// <summary>See <see cref="OwnSchema"/>.</summary>
                public int OwnExtract() => OwnExtract(OwnFeatureGenRows);
                private int OwnExtract(int value) => value; // by hand
            }
            """,
            "class Shop { object A(Ad ad) => ad with { OwnSchema = nameof(Ad.OwnSchema), OwnFeatureGenRows = new Ad(OwnSchema: \"Schema\").OwnExtract() }; }",
        ]).RunAsync();

    [Fact]
    public Task Members_in_the_way_of_a_model_are_renamed()
    {
        const string Source = "[FeatureSchema] partial class Ad { [Numeric] public float A { get; set; } public int {|FG2006:Score|} => Rank; public const int {|FG2006:Rank|} = 1; }";
        var test = Fixing.Of<FeatureFileAnalyzer, RenameMemberFix>(
            Source, "[FeatureSchema] partial class Ad { [Numeric] public float A { get; set; } public int OwnScore => OwnRank; public const int OwnRank = 1; }");
        test.TestState.AddModel("Ad.model.json", Sample.Model(Sample.Manifest("Ad", Source), _ => true));
        return test.RunAsync();
    }

    [Fact]
    public Task A_hashed_date_is_named_as_utc() => Fixing.Of<FieldDeclarationAnalyzer, RenameMemberFix>(
        """
        [FeatureSchema] partial record Row([property: Hashed] DateTime {|FG3007:Holiday|})
        {
            [Timestamp(TimePart.HourOfDay)] public DateTime {|FG3007:At|} { get; set; }
            bool IsLate => At > Holiday; // late
        }
        """,
        """
        [FeatureSchema] partial record Row([property: Hashed] DateTime HolidayUtc)
        {
            [Timestamp(TimePart.HourOfDay)] public DateTime {|FG3007:At|} { get; set; }
            bool IsLate => At > HolidayUtc; // late
        }
        """).RunAsync();
}
