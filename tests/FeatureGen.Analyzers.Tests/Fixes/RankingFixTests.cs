using FeatureGen.Analyzers.Tests.Calls;
using FeatureGen.CodeFixes.Calls;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>What is done with results and scores, mended: places, order and probabilities.</summary>
public sealed class RankingFixTests
{
    [Fact]
    public Task Candidates_are_read_where_results_say() => CallTest.Fix<ResultIndexFix>(
        """
            void ByCount(Ad[] ads, List<Ad> result)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                int count = Ad.Rank(ads, top);
                for (int i = 0; i < count; i++) result.Add({|FG4006:ads[ i /* the best */ ]|});
            }
            void ByLength(Ad[] ads)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                if (Ad.Rank(ads, top) == 10) for (int place = 0; place < top.Length; place++) { var ad = {|FG4006:ads[place]|}; Console.WriteLine(ad.Price); }
            }
            void Beside(List<Ad> ads, Ranked[] best)
            {
                int count = model.Rank(CollectionsMarshal.AsSpan(ads), best);
                for (int i = 0; i < count; i++) Console.WriteLine($"{{|FG4006:ads[i]|}.Price}: {best[i].Score}");
            }
        """,
        """
            void ByCount(Ad[] ads, List<Ad> result)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                int count = Ad.Rank(ads, top);
                for (int i = 0; i < count; i++) result.Add(ads[ top[i].Index /* the best */ ]);
            }
            void ByLength(Ad[] ads)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                if (Ad.Rank(ads, top) == 10) for (int place = 0; place < top.Length; place++) { var ad = ads[top[place].Index]; Console.WriteLine(ad.Price); }
            }
            void Beside(List<Ad> ads, Ranked[] best)
            {
                int count = model.Rank(CollectionsMarshal.AsSpan(ads), best);
                for (int i = 0; i < count; i++) Console.WriteLine($"{ads[best[i].Index].Price}: {best[i].Score}");
            }
        """).RunAsync();

    [Fact]
    public Task Parts_are_of_the_best() => CallTest.Fix<ResultIndexFix>(
        """
            void Loop(List<Ad> ads)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                int count = Ad.Rank(CollectionsMarshal.AsSpan(ads), top);
                foreach (var ad in {|FG4006:ads.Take(count)|})
                {
                    // Each.
                    Console.WriteLine(ad.Price);
                }
            }
            void Lines(ReadOnlySpan<Ad> ads) { Span<Ranked> top = stackalloc Ranked[10]; int n = Ad.Rank(ads, top); foreach (ref readonly var ad in {|FG4006:ads[..n]|}) { Console.WriteLine(ad.Price); } }
            void Spans(Ad[] ads, int k)
            {
                var top = new Ranked[k];
                int n = Ad.Rank(ads, top);
                foreach (Ad ad in {|FG4006:ads.AsSpan(0, n)|}) Console.WriteLine(ad.Price);
            }
            Ad[] Part(Ad[] ads) { Span<Ranked> top = stackalloc Ranked[10]; int n = Ad.Rank(ads, top); return {|FG4006:ads[..n]|}; }
            List<float> Prices(ImmutableArray<Ad> ads)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                int n = Ad.Rank(ads.AsSpan(), top);
                return {|FG4006:ads.Take(n)|}.Select(ad => ad.Price).ToList();
            }
            List<Ad> Some(List<Ad> ads) { Span<Ranked> top = stackalloc Ranked[10]; int best = Ad.Rank(CollectionsMarshal.AsSpan(ads), top); return {|FG4006:ads.GetRange(0, best)|}; }
            async Task Later(Ad[] ads, int k)
            {
                var top = new Ranked[k];
                int n = Ad.Rank(ads, top);
                foreach (var ad in {|FG4006:ads.Take(n)|}) { await Task.Delay((int)ad.Price); }
            }
            ReadOnlySpan<Ad> Sliced(ReadOnlySpan<Ad> ads) { Span<Ranked> top = stackalloc Ranked[10]; int n = Ad.Rank(ads, top); return {|FG4006:ads.Slice(0, n)|}; }
        """,
        """
            void Loop(List<Ad> ads)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                int count = Ad.Rank(CollectionsMarshal.AsSpan(ads), top);
                foreach (var best in top[..count])
                {
                    // Each.
                    var ad = ads[best.Index];
                    Console.WriteLine(ad.Price);
                }
            }
            void Lines(ReadOnlySpan<Ad> ads) { Span<Ranked> top = stackalloc Ranked[10]; int n = Ad.Rank(ads, top); foreach (ref readonly var best in top[..n]) { ref readonly var ad = ref ads[best.Index]; Console.WriteLine(ad.Price); } }
            void Spans(Ad[] ads, int k)
            {
                var top = new Ranked[k];
                int n = Ad.Rank(ads, top);
                foreach (var best in top.AsSpan(0, n)) Console.WriteLine(ads[best.Index].Price);
            }
            Ad[] Part(Ad[] ads) { Span<Ranked> top = stackalloc Ranked[10]; int n = Ad.Rank(ads, top); return Array.ConvertAll(top[..n].ToArray(), best => ads[best.Index]); }
            List<float> Prices(ImmutableArray<Ad> ads)
            {
                Span<Ranked> top = stackalloc Ranked[10];
                int n = Ad.Rank(ads.AsSpan(), top);
                return top[..n].ToArray().Select(best => ads[best.Index]).Select(ad => ad.Price).ToList();
            }
            List<Ad> Some(List<Ad> ads) { Span<Ranked> top = stackalloc Ranked[10]; int best = Ad.Rank(CollectionsMarshal.AsSpan(ads), top); return new List<Ad>(Array.ConvertAll(top[..best].ToArray(), result => ads[result.Index])); }
            async Task Later(Ad[] ads, int k)
            {
                var top = new Ranked[k];
                int n = Ad.Rank(ads, top);
                foreach (var best in top.Take(n)) { var ad = ads[best.Index]; await Task.Delay((int)ad.Price); }
            }
            ReadOnlySpan<Ad> Sliced(ReadOnlySpan<Ad> ads) { Span<Ranked> top = stackalloc Ranked[10]; int n = Ad.Rank(ads, top); return {|FG4006:ads.Slice(0, n)|}; }
        """).RunAsync();

    [Fact]
    public Task Rankings_are_left_as_they_are() => CallTest.Fix<KeepRankingFix>(
        """
            void Statement(Ad[] ads, Ranked[] top)
            {
                int count = Ad.Rank(ads, top);
                // The best ones.
                top.AsSpan(0, count).{|FG4007:Sort((a, b) => b.Score.CompareTo(a.Score))|};
                foreach (var best in top.AsSpan(0, count)) Console.WriteLine(ads[best.Index]);
            }
            void Line(Ad[] ads, Ranked[] top) { int count = Ad.Rank(ads, top); Array.{|FG4007:Sort(top, (a, b) => b.Score.CompareTo(a.Score))|}; Console.WriteLine(count); }
            List<Ad> Query(Ad[] ads, Ranked[] top)
            {
                int count = Ad.Rank(ads, top);
                foreach (var best in top.Take(count).{|FG4007:OrderByDescending(t => t.Score)|}) Console.WriteLine(best);
                return top.Take(count)
                    .{|FG4007:OrderByDescending(t => t.Score)|}
                    .Select(t => ads[t.Index]).ToList();
            }
        """,
        """
            void Statement(Ad[] ads, Ranked[] top)
            {
                int count = Ad.Rank(ads, top);
                // The best ones.
                foreach (var best in top.AsSpan(0, count)) Console.WriteLine(ads[best.Index]);
            }
            void Line(Ad[] ads, Ranked[] top) { int count = Ad.Rank(ads, top); Console.WriteLine(count); }
            List<Ad> Query(Ad[] ads, Ranked[] top)
            {
                int count = Ad.Rank(ads, top);
                foreach (var best in top.Take(count)) Console.WriteLine(best);
                return top.Take(count)
                    .Select(t => ads[t.Index]).ToList();
            }
        """).RunAsync();

    [Fact]
    public Task Sorts_that_something_hangs_on_stay()
    {
        const string Members = """
            IOrderedEnumerable<Ranked> Typed(Ad[] ads, Ranked[] top) { int n = Ad.Rank(ads, top); return top.{|FG4007:OrderByDescending(t => t.Score)|}; }
            void Condition(Ad[] ads, Ranked[] top) { if (Ad.Rank(ads, top) > 1) Array.{|FG4007:Sort(top, (a, b) => b.Score.CompareTo(a.Score))|}; }
            void Said(Ad[] ads, Ranked[] top)
            {
                int n = Ad.Rank(ads, top);
                Array.{|FG4007:Sort(top, /* why */ (a, b) => b.Score.CompareTo(a.Score))|};
            }
            IEnumerable<Ranked> Turned(Ad[] ads, Ranked[] top) { int n = Ad.Rank(ads, top); return top.{|FG4007:OrderByDescending(t => t.Score)|}.Reverse(); }
            """;
        return CallTest.Fix<KeepRankingFix>(Members, Members).RunAsync();
    }

    [Fact]
    public Task Scores_become_probabilities() => CallTest.Fix<ProbabilityFix>(
        """
            bool IsLikely(Ad ad) => /* odds */ {|FG4008:Ad.Score(in ad)|} > 0.5;
            float Ctr(Ad ad) => {|FG4008:Ad.Score(ad)|};
            string Tier(Ad ad, decimal bid) => {|FG4008:Ad.Score(ad)|} switch { > 0.5f => $"{(decimal){|FG4008:Ad.Score(ad)|} * bid}", _ => "" };
            double Loss(Impression row)
            {
                var score = Impression.Score(row);
                return row.Clicked ? -Math.Log({|FG4008:score|}) : -Math.Log(1 - {|FG4008:score|});
            }
            void Best(Ad[] ads, Ranked[] top)
            {
                foreach (var best in top.AsSpan(0, Ad.Rank(ads, top))) Show(ads[best.Index], {|FG4008:best.Score|});
            }
            void Show(Ad ad, double probability) => Console.WriteLine($"{ad} {probability:P1}");
        """,
        """
            bool IsLikely(Ad ad) => /* odds */ Logistic.Probability(Ad.Score(in ad)) > 0.5;
            float Ctr(Ad ad) => Logistic.Probability(Ad.Score(ad));
            string Tier(Ad ad, decimal bid) => Logistic.Probability(Ad.Score(ad)) switch { > 0.5f => $"{(decimal)Logistic.Probability(Ad.Score(ad)) * bid}", _ => "" };
            double Loss(Impression row)
            {
                var score = Impression.Score(row);
                return row.Clicked ? -Math.Log(Logistic.Probability(score)) : -Math.Log(1 - Logistic.Probability(score));
            }
            void Best(Ad[] ads, Ranked[] top)
            {
                foreach (var best in top.AsSpan(0, Ad.Rank(ads, top))) Show(ads[best.Index], Logistic.Probability(best.Score));
            }
            void Show(Ad ad, double probability) => Console.WriteLine($"{ad} {probability:P1}");
        """).RunAsync();
}
