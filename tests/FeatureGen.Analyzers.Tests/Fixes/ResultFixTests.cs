using FeatureGen.Analyzers.Tests.Calls;
using FeatureGen.CodeFixes;
using FeatureGen.CodeFixes.Calls;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Room for results, results that are read, and models that are loaded once.</summary>
public sealed class ResultFixTests
{
    private const string Empty = """
            const int None = 0;
            int Given(Ad[] ads) => Ad.Rank(ads, {|FG4001:[]|} /* none */) + model.Rank(ads, {|FG4001:stackalloc Ranked[None]|});
            int Declared(Ad[] ads)
            {
                Span<Ranked> top = default; // the best
                var other = Span<Ranked>.Empty;
                Ranked[] third = [], fourth = Array.Empty<Ranked>();
                return Ad.Rank(ads, {|FG4001:top|}) + Ad.Rank(ads, {|FG4001:other|}) + Ad.Rank(ads, {|FG4001:third|}) + Ad.Rank(ads, {|FG4001:fourth|});
            }
            int Turns(List<Ad[]> batches)
            {
                int sum = 0;
                foreach (var ads in batches) { Span<Ranked> top = []; sum += Ad.Rank(ads, {|FG4001:top|}); }
                return sum;
            }
            async Task<int> Later(Ad[] ads) { await Task.Yield(); Span<Ranked> top = []; return Ad.Rank(ads, {|FG4001:top|}); }
            List<Ranked> Grown(Ad[] ads)
            {
                var top = new List<Ranked>(20);
                Ad.Rank(ads, {|FG4001:CollectionsMarshal.AsSpan(top)|});
                return top;
            }
            int Part(Ad[] ads, Ranked[] top) => Ad.Rank(ads, {|FG4001:top.AsSpan(2, 0)|});
            void Scored(List<Ad> ads)
            {
                Span<float> scores = default;
                Ad.Score(CollectionsMarshal.AsSpan(ads), {|FG4001:scores|});
            }
            void ScoredArray(Ad[] ads) { float[] scores = []; Ad.Score(ads, {|FG4001:scores|}); model.Score(ads, {|FG4001:default|}); }
        """;

    [Fact]
    public Task Results_have_room() => CallTest.Fix<RoomFix>(
        Empty,
        """
            const int None = 0;
            int Given(Ad[] ads) => Ad.Rank(ads, new Ranked[10] /* none */) + model.Rank(ads, new Ranked[10]);
            int Declared(Ad[] ads)
            {
                Span<Ranked> top = stackalloc Ranked[10]; // the best
                Span<Ranked> other = stackalloc Ranked[10];
                Ranked[] third = {|FG4005:new Ranked[10]|}, fourth = {|FG4005:new Ranked[10]|};
                return Ad.Rank(ads, top) + Ad.Rank(ads, other) + Ad.Rank(ads, third) + Ad.Rank(ads, fourth);
            }
            int Turns(List<Ad[]> batches)
            {
                int sum = 0;
                foreach (var ads in batches) { Span<Ranked> top = {|FG4005:new Ranked[10]|}; sum += Ad.Rank(ads, top); }
                return sum;
            }
            async Task<int> Later(Ad[] ads) { await Task.Yield(); Span<Ranked> top = new Ranked[10]; return Ad.Rank(ads, top); }
            List<Ranked> Grown(Ad[] ads)
            {
                var top = new List<Ranked>(20);
                CollectionsMarshal.SetCount(top, 20);
                Ad.Rank(ads, CollectionsMarshal.AsSpan(top));
                return top;
            }
            int Part(Ad[] ads, Ranked[] top) => Ad.Rank(ads, {|FG4001:top.AsSpan(2, 0)|});
            void Scored(List<Ad> ads)
            {
                Span<float> scores = default;
                Ad.Score(CollectionsMarshal.AsSpan(ads), {|FG4001:scores|});
            }
            void ScoredArray(Ad[] ads) { float[] scores = []; Ad.Score(ads, {|FG4001:scores|}); model.Score(ads, {|FG4001:default|}); }
        """,
        "RoomForTen").RunAsync();

    [Fact]
    public Task Scores_have_room() => CallTest.Fix<RoomFix>(
        """
            void Scored(List<Ad> ads, Visitor visitor)
            {
                Span<float> scores = default;
                Ad.Score(CollectionsMarshal.AsSpan(ads), {|FG4001:scores|});
            }
            void ScoredArray(Ad[] ads) { float[] scores = []; Ad.Score(ads, {|FG4001:scores|}); model.Score(ads, {|FG4001:default|}); }
            void Early(int n) { float[] scores = []; var ads = new Ad[n]; Ad.Score(ads, {|FG4001:scores|}); }
        """,
        """
            void Scored(List<Ad> ads, Visitor visitor)
            {
                Span<float> scores = new float[ads.Count];
                Ad.Score(CollectionsMarshal.AsSpan(ads), scores);
            }
            void ScoredArray(Ad[] ads) { float[] scores = new float[ads.Length]; Ad.Score(ads, scores); model.Score(ads, new float[ads.Length]); }
            void Early(int n) { float[] scores = []; var ads = new Ad[n]; Ad.Score(ads, {|FG4001:scores|}); }
        """,
        "RoomForAll").RunAsync();

    private const string Scores = """
            void Plain(Ad ad)
            {
                // For nothing.
                {|FG4002:Ad.Score(ad)|};
                {|FG4002:model.Score(in ad)|}; // too
                if (ad.IsHidden) {|FG4002:model.Score(ad)|};
            }
            void Arrow(Ad ad) => {|FG4002:model.Score(ad)|};
            void Made() { {|FG4002:model.Score(Make())|}; }
            Ad Make() => default;
        """;

    [Fact]
    public Task A_call_for_nothing_goes() => CallTest.Fix<IgnoredResultFix>(
        Scores,
        Scores.Replace("        {|FG4002:Ad.Score(ad)|};\n        {|FG4002:model.Score(in ad)|}; // too\n", "        // too\n", StringComparison.Ordinal),
        "RemoveCall").RunAsync();

    [Fact]
    public Task A_call_on_purpose_says_so() => CallTest.Fix<IgnoredResultFix>(
        Scores, Scores.Replace("{|FG4002:", "_ = ", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), "DiscardScore").RunAsync();

    [Fact]
    public Task No_more_is_read_than_was_found() => CallTest.Fix<IgnoredResultFix>(
        """
            void Span(Ad[] ads)
            {
                Span<Ranked> top = stackalloc Ranked[9];
                {|FG4002:Ad.Rank(ads, top)|}; // the best
                foreach (ref readonly var best in top) Console.WriteLine(ads[best.Index].Price);
                var all = top.ToArray();
            }
            float Array(List<Ad> ads, Ranked[] top, int count)
            {
                {|FG4002:Impression.Rank(visitor, CollectionsMarshal.AsSpan(ads), top.AsSpan())|};
                foreach (var best in top) Console.WriteLine(best);
                for (int i = 0; i < top.Length; i++) Console.WriteLine(top[i].Score);
                return top.Select(best => ads[best.Index].Price).First();
            }
            void Both(Ad[] ads, Ranked[] one, Ranked[] two)
            {
                {|FG4002:Ad.Rank(ads, one)|};
                {|FG4002:model.Rank(ads, two)|};
                for (int i = 0; one.Length > i; i++) Console.WriteLine(one[i]);
                foreach (var best in two) Console.WriteLine(best);
            }
            Ad Third(ReadOnlySpan<Ad> ads, Span<Ranked> top) { {|FG4002:Ad.Rank(ads, top)|}; return ads[top[2].Index]; }
            void Named(Ad[] ads, Ranked[] top) { {|FG4002:Ad.Rank(top: top, candidates: ads)|}; foreach (var best in top) Console.WriteLine(best); }
        """,
        """
            void Span(Ad[] ads)
            {
                Span<Ranked> top = stackalloc Ranked[9];
                int count = Ad.Rank(ads, top); // the best
                foreach (ref readonly var best in top[..count]) Console.WriteLine(ads[best.Index].Price);
                var all = top[..count].ToArray();
            }
            float Array(List<Ad> ads, Ranked[] top, int count)
            {
                int found = Impression.Rank(visitor, CollectionsMarshal.AsSpan(ads), top.AsSpan());
                foreach (var best in top.AsSpan(0, found)) Console.WriteLine(best);
                for (int i = 0; i < found; i++) Console.WriteLine(top[i].Score);
                return top.Take(found).Select(best => ads[best.Index].Price).First();
            }
            void Both(Ad[] ads, Ranked[] one, Ranked[] two)
            {
                int count = Ad.Rank(ads, one);
                int found = model.Rank(ads, two);
                for (int i = 0; count > i; i++) Console.WriteLine(one[i]);
                foreach (var best in two.AsSpan(0, found)) Console.WriteLine(best);
            }
            Ad Third(ReadOnlySpan<Ad> ads, Span<Ranked> top) { {|FG4002:Ad.Rank(ads, top)|}; return ads[top[2].Index]; }
            void Named(Ad[] ads, Ranked[] top) { {|FG4002:Ad.Rank(top: top, candidates: ads)|}; foreach (var best in top) Console.WriteLine(best); }
        """,
        "ReadFound").RunAsync();

    private const string Frameworks = """
        namespace Microsoft.AspNetCore.Mvc { public class ControllerBase; }
        namespace Microsoft.AspNetCore.Builder
        {
            public class WebApplication;
            public static class Endpoints { public static void MapPost(this WebApplication app, string pattern, Delegate handler) { } }
        }
        """;

    [Fact]
    public Task Controllers_load_once() => CallTest.FixOf<LoadOnceFix>(
        [
            Frameworks,
            """
            class AdsController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                private const string Path = "ad.json";
                public float Rank(Ad ad) => {|FG4004:RankingModel<Ad>.Load(Path)|}.Score(ad); // each time
                public float Again(Ad ad)
                {
                    using var stream = System.IO.Stream.Null;
                    var model = {|FG4004:RankingModel<Ad>.Load(Path)|};
                    return model.Score(ad);
                }
                public float Other(Ad ad) => {|FG4004:RankingModel<Ad>.Load(System.IO.Path.Combine(AppContext.BaseDirectory, "b.json"))|}.Score(ad);
                public float Asked(Ad ad, string path) => {|FG4004:RankingModel<Ad>.Load(path)|}.Score(ad);
                public float Of<T>(T row) where T : IFeatureSchema<T> => {|FG4004:RankingModel<T>.Load(Path)|}.Score(row);
            }
            class Small : Microsoft.AspNetCore.Mvc.ControllerBase { public float Rank(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad); }
            """,
        ],
        [
            Frameworks,
            """
            class AdsController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                private static readonly RankingModel<Ad> s_loadedModel = RankingModel<Ad>.Load(System.IO.Path.Combine(AppContext.BaseDirectory, "b.json"));
                private static readonly RankingModel<Ad> s_model = RankingModel<Ad>.Load(Path);
                private const string Path = "ad.json";
                public float Rank(Ad ad) => s_model.Score(ad); // each time
                public float Again(Ad ad)
                {
                    using var stream = System.IO.Stream.Null;
                    var model = s_model;
                    return model.Score(ad);
                }
                public float Other(Ad ad) => s_loadedModel.Score(ad);
                public float Asked(Ad ad, string path) => {|FG4004:RankingModel<Ad>.Load(path)|}.Score(ad);
                public float Of<T>(T row) where T : IFeatureSchema<T> => {|FG4004:RankingModel<T>.Load(Path)|}.Score(row);
            }
            class Small : Microsoft.AspNetCore.Mvc.ControllerBase { private static readonly RankingModel<Ad> s_model = RankingModel<Ad>.Load("ad.json"); public float Rank(Ad ad) => s_model.Score(ad); }
            """,
        ]).RunAsync();

    [Fact]
    public Task Programs_load_before_the_statement()
    {
        var test = CallTest.FixOf<LoadOnceFix>(
            [
                """
                using Microsoft.AspNetCore.Builder;
                var app = new WebApplication();
                // All ads.
                app.MapPost("/rank", (Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad));
                app.MapPost("/fixed", static (Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad));
                """,
                Frameworks,
            ],
            [
                """
                using Microsoft.AspNetCore.Builder;
                var app = new WebApplication();
                // All ads.
                var model = RankingModel<Ad>.Load("ad.json");
                app.MapPost("/rank", (Ad ad) => model.Score(ad));
                app.MapPost("/fixed", static (Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad));
                """,
                Frameworks,
            ]);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }
}
