using FeatureGen.Analyzers.Files;
using FeatureGen.Generator;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests;

/// <summary>Calls that need a model where there is none.</summary>
/// <remarks>
/// The compiler of these tests knows no extension members, so the calls do not bind; that they do in a build, and then throw, the tests of the
/// package and of the library hold.
/// </remarks>
public sealed class MissingModelAnalyzerTests
{
    private const string Schemas = """
        namespace Shop;
        [FeatureSchema] public partial record Ad([property: Numeric] float Price);
        public static class Uses { public static object All(Ad[] ads, Ranked[] top, float[] all) => new object[] { CALL }; }
        """;

    [Theory]
    [InlineData("{|#0:Ad.Rank|}(ads, top)")]
    [InlineData("{|#0:Shop.Ad.Rank|}(ads, top)")]
    [InlineData("{|#0:Ad.Rank|}()")]
    [InlineData("new Func<Ad, float>(ad => {|#0:Ad.Score|}(ad))", "Score")]
    public Task A_call_without_a_model_is_told(string call, string member = "Rank") => RunAsync(call, state =>
        state.ExpectedDiagnostics.Add(Missing(
            $"'Ad' has no model in this project, so there is no 'Ad.{member}': build without the call, train one with 'featuregen train' and put "
            + "Ad.model.json beside the code, or load one with RankingModel<Ad>.Load")));

    [Fact]
    public Task Of_a_file_that_does_not_see_the_library_is_said_what_it_lacks() => RunAsync("ads", state =>
    {
        state.Sources.Add("namespace Shop; static class Blind { static float Of(Ad ad) => {|#0:Ad.Score|}(ad); }");
        state.ExpectedDiagnostics.Add(Missing(
            "'Ad' has no model in this project, so there is no 'Ad.Score': build with 'using FeatureGen', train one with 'featuregen train' and "
            + "put Ad.model.json beside the code, or load one with RankingModel<Ad>.Load"));
    });

    [Theory]
    [InlineData("Ad.Extract(ads, default)")]
    [InlineData("Ad.Schema.Name")]
    [InlineData("RankingModel<Ad>.Load(\"ad.json\").Rank(ads, top)")]
    [InlineData("TopK.Select(all, top)")]
    [InlineData("Other.Rank(ads, top)")]
    [InlineData("ads[0].Rank(top)")]
    public Task Other_calls_are_not(string call) => RunAsync(call, _ => { });

    [Fact]
    public Task With_a_model_nothing_is_told() => RunAsync("Ad.Rank(ads, top), Ad.Score(ads[0]), Ad.Rank(1)", state =>
        state.AddModel("Ad.model.json", Sample.Model(Sample.Manifest("Shop.Ad", Schemas), _ => true)));

    [Fact]
    public Task Of_a_model_that_does_not_fit_the_file_is_told() => RunAsync("Ad.Rank(ads, top)", state =>
        state.AddModel("Ad.model.json", Sample.Model(Sample.Manifest("Shop.Ad", Schemas.Replace("float", "double", StringComparison.Ordinal)), _ => true)));

    [Fact]
    public Task A_file_that_cannot_be_read_is_named() => RunAsync("{|#0:Ad.Rank|}(ads, top)", state =>
    {
        state.AddModel("Ad.model.json", "{");
        state.ExpectedDiagnostics.Add(Missing(
            "'Ad' has no model in this project that can be baked, so there is no 'Ad.Rank': see what FG2001 or FG2006 says of Ad.model.json, "
            + "or load one with RankingModel<Ad>.Load"));
    });

    [Fact]
    public Task A_member_of_the_type_is_meant() => RunAsync("Ad.Rank(ads, top)", state =>
        state.Sources.Add("namespace Shop; public partial record Ad { public static int Rank(Ad[] ads, FeatureGen.Ranked[] top) => 0; }"));

    private static Task RunAsync(string call, Action<TestState> arrange)
    {
        var test = Sample.Of<MissingModelAnalyzer>(Schemas.Replace("CALL", call, StringComparison.Ordinal));
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.Generators.Add(new SchemaGenerator());
        arrange(test.TestState);
        return test.RunAsync();
    }

    private static DiagnosticResult Missing(string message) => new DiagnosticResult("FG2009").WithLocation(0).WithMessage(message);
}
