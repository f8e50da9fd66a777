using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4001: spans that are surely empty, beside those that may not be.</summary>
public sealed class EmptyDestinationTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("default(Span<Ranked>)")]
    [InlineData("Span<Ranked>.Empty")]
    [InlineData("[]")]
    [InlineData("new Ranked[0]")]
    [InlineData("new Ranked[] { }")]
    [InlineData("(Ranked[])[]")]
    [InlineData("Array.Empty<Ranked>()")]
    [InlineData("Array.Empty<Ranked>().AsSpan()")]
    [InlineData("stackalloc Ranked[0]")]
    [InlineData("stackalloc Ranked[None]")]
    [InlineData("(Ranked[]?)null")]
    [InlineData("new Span<Ranked>()")]
    [InlineData("stock2.AsSpan(2, 0)")]
    public Task Empty(string span) => CallTest.RunAsync($$"""
        const int None = 0;
        Ranked[] stock2 = new Ranked[9];
        int Baked(ReadOnlySpan<Ad> ads) => Ad.Rank(ads, {|FG4001:{{span}}|});
        int BakedJoined(Ad[] ads) => Impression.Rank(visitor, ads, {|FG4001:{{span}}|});
        int Loaded(List<Ad> ads) => model.Rank(CollectionsMarshal.AsSpan(ads), {|FG4001:{{span}}|});
        int LoadedJoined(Ad[] ads) => joined.Rank(in visitor, (ReadOnlySpan<Ad>)ads, {|FG4001:{{span}}|});
        int Selected(float[] scores) { return TopK.Select(scores, {|FG4001:{{span}}|}); }
        int Local(Ad[] ads) { Span<Ranked> top = {{span}}; return Ad.Rank(ads, {|FG4001:top|}); }
        int Room(Ad[] ads) { Span<Ranked> top = stackalloc Ranked[None + 1]; return Ad.Rank(ads, top); }
        """);

    [Fact]
    public Task What_may_have_room() => CallTest.RunAsync("""
        private readonly Ranked[] _top = new Ranked[3];
        int Parameter(Ad[] ads, Span<Ranked> top, int k) => Ad.Rank(ads, top) + Ad.Rank(ads, top[..k]) + Ad.Rank(ads, new Ranked[k]);
        int Field(Ad[] ads) => Ad.Rank(ads, _top) + Ad.Rank(ads, _top.AsSpan(1)) + Ad.Rank(ads, _top.AsSpan(0, 2));
        int Later(Ad[] ads, int k)
        {
            Span<Ranked> top = default;
            if (k > 0) top = new Ranked[k];
            Ranked[] other = [];
            Array.Resize(ref other, k);
            var literal = new[] { new Ranked(1, 2) };
            return Ad.Rank(ads, top) + Ad.Rank(ads, other) + Ad.Rank(ads, literal) + Ad.Rank(ads, [.. literal]);
        }
        int Chosen(Ad[] ads, bool few) { var top = few ? [] : new Ranked[9]; return Ad.Rank(ads, top); }
        int Filled(Ad[] ads)
        {
            var top = new List<Ranked>(10);
            CollectionsMarshal.SetCount(top, 10);
            return Ad.Rank(ads, CollectionsMarshal.AsSpan(top));
        }
        int NoAds() => Ad.Rank([], default);
        int NotOurs() => Rank(stock, default);
        int Rank(ReadOnlySpan<Ad> ads, Span<Ranked> top) => top.Length;
        class Tests(Ad[] stock) { [Fact] void Nothing_is_found_without_room() => Debug.Assert(Ad.Rank(stock, default) == 0); }
        """);

    [Fact]
    public Task A_list_with_a_capacity_is_empty() => CallTest.RunAsync("""
        List<Ranked> A(Ad[] ads) { var top = new List<Ranked>(10); Ad.Rank(ads, {|FG4001:CollectionsMarshal.AsSpan(top)|}); return top; }
        """);

    [Fact]
    public Task A_type_with_tests_is_not_looked_at() => CallTest.Of("""
        class Tests { [SpecialFact] public void A() => B([]); static int B(Ad[] ads) => Ad.Rank(ads, default); }
        """).RunAsync();

    [Fact]
    public Task Messages_name_the_span()
    {
        var test = CallTest.Of("""
            class Shop
            {
                static int A(Ad[] ads) => Ad.Rank(ads, {|#0:[]|});
                static void B(Ad[] ads, RankingModel<Impression> model, Visitor visitor)
                {
                    Span<float> scores = default;
                    Ad.Score(ads, {|#1:scores|});
                    model.Score(in visitor, (ReadOnlySpan<Ad>)ads, {|#2:scores|});
                }
            }
            """);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG4001").WithLocation(0).WithMessage(
                "'Rank' writes into '[]', which is empty, so nothing is ever found: give it room for as many as are wanted, such as stackalloc Ranked[10]"),
            new DiagnosticResult("FG4001").WithLocation(1).WithMessage(
                "'Score' writes into 'scores', which is empty, so it throws on any row: give it room for a score a row"),
            new DiagnosticResult("FG4001").WithLocation(2),
        ]);
        return test.RunAsync();
    }
}
