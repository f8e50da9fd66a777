using FeatureGen.Formats.Models;
using FeatureGen.Testing;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests;

/// <summary>A finding about a field that a model does not use leads to the line of the model's file that says so.</summary>
public sealed class UnusedFieldPlaceTests
{
    private const string Ad = """
        [FeatureSchema]
        partial class Ad
        {
            [Numeric] public float Used { get; set; }
            [Numeric] public float B { get; set; }
            [Numeric] public float B_2 { get; set; }
            [Timestamp(TimePart.HourOfDay)] public DateTimeOffset name { get; set; }
        }
        """;

    private static readonly string s_linear = Sample.Model(Sample.Manifest("Ad", Ad), field => field == "Used");

    [Fact]
    public async Task A_model_of_ours_names_it_with_no_weight_or_among_what_was_left_out_or_has_a_list_without_it()
    {
        var model = ModelFileJson.Read(s_linear, "");
        var zero = model.Fields[0] with { Name = "B", Weights = new(model.Fields[0].Weights.Select(_ => 0f)) };
        string text = ModelFileJson.Write(model with
        {
            Fields = new([model.Fields[0], zero]), Training = new([new("without", "B, B_2")]),
        });
        Assert.Equal(
            ["B: \"B\" in '      \"name\": \"B\",'", "B_2: B_2 in '    \"without\": \"B, B_2\"'", "name: \"fields\" in '  \"fields\": ['"],
            await FindAsync("Ad.model.json", text));
    }

    [Fact]
    public async Task A_model_of_LightGBM_lists_it() => Assert.Equal(
        [
            "B: B in 'feature_names=Used B_2 name.HourOfDay B'",
            "B_2: B_2 in 'feature_names=Used B_2 name.HourOfDay B'",
            "name: name.HourOfDay in 'feature_names=Used B_2 name.HourOfDay B'",
        ],
        await FindAsync("Ad.model.txt", TreeTexts.LightGbm(["Used"], unused: ["B_2", "name.HourOfDay", "B"])));

    [Fact]
    public async Task A_model_of_XGBoost_lists_it_or_does_not_know_it()
    {
        // The tree of "B" asks for the first feature instead.
        string text = TreeTexts.XGBoost("Used", "B").Replace("\"split_indices\":[1,", "\"split_indices\":[0,", StringComparison.Ordinal);
        Assert.Equal(["\"B\"", "\"feature_names\"", "\"feature_names\""], (await FindAsync("Ad.model.json", text)).Select(f => f.Split(' ')[1]));
    }

    private static async Task<IEnumerable<string>> FindAsync(string file, string text)
    {
        var state = new TestState { Sources = { Sample.Code(Ad) } };
        state.AddTrees(file, text);
        var found = (await Sample.RunAsync(state)).Where(f => f.Id == "FG2005").OrderBy(f => f.Location.SourceSpan.Start).ToList();
        return found.Select(f => $"{f.GetMessage(null).Split('\'')[1]}: {Shown(f.AdditionalLocations.Single(), file, text)}");
    }

    // The text at the place, and the line that it is on by the place's own line and column.
    private static string Shown(Location place, string file, string text)
    {
        var lines = place.GetLineSpan();
        Assert.EndsWith(file, lines.Path, StringComparison.Ordinal);
        var (start, end) = (lines.StartLinePosition, lines.EndLinePosition);
        string line = text.Split('\n')[start.Line], shown = text.Substring(place.SourceSpan.Start, place.SourceSpan.Length);
        Assert.Equal((shown, start.Line), (line[start.Character..end.Character], end.Line));
        return $"{shown} in '{line}'";
    }
}
