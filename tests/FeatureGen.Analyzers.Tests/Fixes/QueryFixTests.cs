using FeatureGen.Analyzers.Tests.Calls;
using FeatureGen.CodeFixes.Calls;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Queries for the best, which become rankings where they say how many are wanted.</summary>
public sealed class QueryFixTests
{
    [Fact]
    public Task Queries_become_rankings() => CallTest.Fix<RankQueryFix>(
        """
            List<Ad> Listed(Ad[] ads)
            {
                // The best.
                var best = ads.OrderByDescending(ad => {|FG4003:Ad.Score(in ad)|}).Take(10).ToList(); // ten
                return best;
            }
            void Loop(List<Ad> ads, int k)
            {
                foreach (var ad in ads.OrderBy(ad => -{|FG4003:model.Score(ad)|}).Take(k))
                    Console.WriteLine(ad.Price);
            }
            IEnumerable<Ad> Arrow(List<Ad> ads, Visitor someone) =>
                ads.OrderByDescending(ad => {|FG4003:Impression.Score(new() { Visitor = someone, Ad = ad })|})
                    .Take(3).Where(ad => !ad.IsHidden); // three
            void Shown(ImmutableArray<Ad> ads, Visitor someone) => Console.WriteLine(ads.OrderByDescending(ad => {|FG4003:joined.Score(new() { Visitor = someone, Ad = ad })|}).Take(stock.Length).Count());
            float Twice(Ad[] ads)
            {
                var first = ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|}).Take(10).ToArray();
                return first[0].Price + ads.OrderByDescending(ad => {|FG4003:model.Score(ad)|}).Take(10).First().Price;
            }
        """,
        """
            List<Ad> Listed(Ad[] ads)
            {
                // The best.
                var top = new Ranked[10];
                int count = Ad.Rank(ads, top);
                var best = top.Take(count).Select(result => ads[result.Index]).ToList(); // ten
                return best;
            }
            void Loop(List<Ad> ads, int k)
            {
                var top = new Ranked[Math.Clamp(k, 0, ads.Count)];
                int count = model.Rank(CollectionsMarshal.AsSpan(ads), top);
                foreach (var ad in top.Take(count).Select(best => ads[best.Index]))
                    Console.WriteLine(ad.Price);
            }
            IEnumerable<Ad> Arrow(List<Ad> ads, Visitor someone)
            {
                var top = new Ranked[3];
                int count = Impression.Rank(someone, CollectionsMarshal.AsSpan(ads), top);
                return top.Take(count).Select(best => ads[best.Index]).Where(ad => !ad.IsHidden);
            } // three
            void Shown(ImmutableArray<Ad> ads, Visitor someone)
            {
                var top = new Ranked[Math.Clamp(stock.Length, 0, ads.Length)];
                int count = joined.Rank(someone, (System.ReadOnlySpan<Ad>)ads.AsSpan(), top);
                Console.WriteLine(top.Take(count).Select(best => ads[best.Index]).Count());
            }
            float Twice(Ad[] ads)
            {
                var top = new Ranked[10];
                int count = Ad.Rank(ads, top);
                var first = top.Take(count).Select(best => ads[best.Index]).ToArray();
                var ranked = new Ranked[10];
                int found = model.Rank(ads, ranked);
                return first[0].Price + ranked.Take(found).Select(result => ads[result.Index]).First().Price;
            }
        """).RunAsync();

    [Fact]
    public Task Queries_that_say_something_else_stay()
    {
        const string Members = """
            IEnumerable<Ad> All(Ad[] ads) => ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|});
            IEnumerable<Ad> Worst(Ad[] ads) => ads.OrderBy(ad => {|FG4003:Ad.Score(ad)|}).Take(3);
            IEnumerable<Ad> Then(Ad[] ads) => ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|}).ThenBy(ad => ad.Price).Take(3);
            IEnumerable<Ad> Weighted(Ad[] ads) => ads.OrderByDescending(ad => ad.Price * {|FG4003:model.Score(ad)|}).Take(3);
            IEnumerable<Ad> Places(Ad[] ads) => ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|}).Take(1..3);
            IEnumerable<Ad> Computed(Ad[] ads, Func<int> k) => ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|}).Take(k());
            IEnumerable<Ad> Maybe(Ad[] ads, bool isAll) => isAll ? ads : ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|}).Take(3);
            Func<Ad[], IEnumerable<Ad>> Later => ads => ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|}).Take(3);
            IEnumerable<Ad> Referenced(in Ad[] ads) => ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|}).Take(3);
            IEnumerable<Ad> Said(Ad[] ads) => ads.OrderByDescending(ad => /* odds */ {|FG4003:Ad.Score(ad)|}).Take(3);
            """;
        return CallTest.Fix<RankQueryFix>(Members, Members).RunAsync();
    }
}
