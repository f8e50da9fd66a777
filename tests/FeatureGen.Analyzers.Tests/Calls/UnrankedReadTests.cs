using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4006: candidates read by their own places after the ranking that says where the best are.</summary>
public sealed class UnrankedReadTests
{
    [Fact]
    public Task Candidates_by_their_own_places() => CallTest.RunAsync("""
        List<Ad> ByCount(Ad[] ads)
        {
            var result = new List<Ad>();
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) result.Add({|FG4006:ads[i]|});
            return result;
        }
        void ByLength(List<Ad> ads)
        {
            Span<Ranked> top = stackalloc Ranked[3];
            if (model.Rank(CollectionsMarshal.AsSpan(ads), top) < 3) return;
            for (var i = 0; i < top.Length; ++i)
            {
                var ad = {|FG4006:ads[i]|};
                Console.WriteLine(ad.Price);
            }
        }
        void Beside(Ad[] ads, Ranked[] top)
        {
            int count = Impression.Rank(visitor, ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine($"{{|FG4006:ads[i]|}.Price}: {top[i].Score}");
            for (int i = 0; i < count; i++) Console.WriteLine(ads[top[i].Index].Price);
        }
        void Least(Ad[] ads, int wanted)
        {
            var top = new Ranked[20 + wanted];
            int found = Ad.Rank(ads.AsSpan(), top.AsSpan());
            for (int place = 0; Math.Min(found, wanted) > place; place++) Console.WriteLine(({|FG4006:ads[place]|}.Price, top[place].Score));
        }
        Ad[] Part(Ad[] ads) { Span<Ranked> top = stackalloc Ranked[10]; int n = Ad.Rank(ads, top); return {|FG4006:ads[..n]|}; }
        List<Ad> Taken(List<Ad> ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int n = Ad.Rank(CollectionsMarshal.AsSpan(ads), top);
            Console.WriteLine(n == 0 ? 0 : top[0].Score);
            return {|FG4006:ads.Take(n)|}.ToList();
        }
        ReadOnlySpan<Ad> Sliced(ReadOnlySpan<Ad> ads) { Span<Ranked> top = stackalloc Ranked[10]; int n = Ad.Rank(ads, top); return {|FG4006:ads.Slice(0, n)|}; }
        void Selected(Ad[] ads, float[] scores)
        {
            Ad.Score(ads, scores);
            Span<Ranked> top = stackalloc Ranked[10];
            int count = TopK.Select(scores.AsSpan(), top);
            for (int i = 0; i < count; i++) Console.WriteLine({|FG4006:ads[i]|}.Price);
        }
        """);

    [Fact]
    public Task Beside_indices_that_are_about_something_else() => CallTest.RunAsync("""
        List<Ad> Shown(Ad[] ads)
        {
            var result = new List<Ad>();
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            Console.WriteLine(ads[top[0].Index].Price);
            foreach (var best in top[..count]) Console.WriteLine($"{best.Index}: {best.Score}");
            for (int i = 0; i < count; i++) result.Add({|FG4006:ads[i]|});
            return result;
        }
        IEnumerable<float> TwoRankings(Ad[] ads, Impression[] rows)
        {
            var (prices, shown) = (new List<float>(), new List<Impression>());
            Span<Ranked> top = stackalloc Ranked[10], others = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top), more = joined.Rank(rows, others);
            for (int i = 0; i < more; i++) shown.Add(rows[others[i].Index]);
            for (int i = 0; i < count; i++) prices.Add({|FG4006:ads[i]|}.Price);
            return prices;
        }
        List<Ad> OneAfterTheOther(Ad[] ads, Ad[] others)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            var result = new List<Ad>();
            int count = Ad.Rank(ads, top);
            foreach (var ad in {|FG4006:ads.Take(count)|}) result.Add(ad);
            int more = Ad.Rank(others, top);
            for (int i = 0; i < more; i++) result.Add(others[top[i].Index]);
            return result;
        }
        void Parts(Ad[] ads, Ranked[] buffer)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            var best = top[..Ad.Rank(ads, top)];
            for (int i = 0; i < best.Length; i++) { var result = best[i]; Console.WriteLine(({|FG4006:ads[i]|}.Price, result.Score)); }
        }
        """);

    [Fact]
    public Task Beside_indices_that_may_be_about_them() => CallTest.RunAsync("""
        void AgainstTheBest(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            var best = ads[top[0].Index];
            var price = best.Price;
            for (int i = 0; i < count; i++) Console.WriteLine(ads[i].Price - price);
        }
        void Compared(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            var firsts = new List<Ad>();
            for (int i = 0; i < count; i++) firsts.Add(ads[i]);
            if (firsts.Contains(ads[top[0].Index])) Console.WriteLine("among the first");
        }
        (Ad, float) Summed(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            float sum = 0;
            Console.WriteLine(ads[top[0].Index].Price);
            for (int i = 0; i < count; i++) sum += ads[i].Price;
            return (ads[0], sum);
        }
        void Shuffled(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine($"{top[i].Index} -> {i}: {ads[i].Price}");
        }
        List<int> Collected(Ad[] ads)
        {
            var indices = new List<int>();
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            foreach (var best in top[..count]) indices.Add(best.Index);
            for (int i = 0; i < count; i++) Console.WriteLine(ads[i].Price);
            return indices;
        }
        void OfAField(Ad[] ads)
        {
            var top = _buffer.AsSpan(0, 10);
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(ads[i].Price);
        }
        readonly Ranked[] _buffer = new Ranked[10];
        void OfTheCaller(Ad[] ads, Span<Ranked> given)
        {
            var top = given[..10];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(ads[i].Price);
        }
        void HandedOnBefore(Ad[] ads, List<Ranked[]> pages)
        {
            var top = new Ranked[10];
            pages.Add(top);
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(ads[i].Price);
        }
        int Best(Ad[] ads)
        {
            var top = new Ranked[10];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(ads[i].Price);
            return top.Max(t => t.Index);
        }
        """);

    [Fact]
    public Task Candidates_that_are_meant() => CallTest.RunAsync("""
        void ByIndex(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(ads[top[i].Index].Price + top[i].Score);
        }
        void Before(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            for (int i = 0; i < top.Length && i < ads.Length; i++) ads[i].Price++;
            for (int i = 0; i < top.Length; i++) ads[i].Price++;
            int count = Ad.Rank(ads, top);
            Console.WriteLine(count);
        }
        void All(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < ads.Length; i++) Console.WriteLine(ads[i].Price);
            foreach (var ad in ads) Console.WriteLine(ad.Price + count);
        }
        void Baseline(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            float ours = 0, theirs = 0;
            for (int i = 0; i < count; i++) theirs += ads[i].Price;
            for (int i = 0; i < count; i++) ours += ads[top[i].Index].Price;
            Console.WriteLine(ours / theirs);
        }
        void Moved(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top), moved = 0;
            for (int i = 0; i < count; i++) if (!ads[i].Equals(ads[top[i].Index])) moved++;
            Console.WriteLine(moved);
        }
        void Named(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) { var best = top[i]; Console.WriteLine(ads[best.Index].Price - ads[i].Price); }
        }
        void Places(Ad[] ads)
        {
            var (top, places) = (new Ranked[ads.Length], new int[ads.Length]);
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) places[top[i].Index] = i;
            for (int i = 0; i < count; i++) Console.WriteLine((ads[i].Price, places[i]));
        }
        void Everything(Ad[] ads)
        {
            var top = new Ranked[ads.Length];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(ads[i].Price);
        }
        void Reordered(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            Reorder(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine((ads[i].Price, top[i].Score));
        }
        void Sorted(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            Array.Sort(ads, (a, b) => a.Price.CompareTo(b.Price));
            for (int i = 0; i < count; i++) Console.WriteLine(ads[i].Price);
        }
        void Written(Ad[] ads, Ad[] best, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) best[i] = ads[top[i].Index];
            for (int i = 0; i < count; i++) ads[i] = best[i];
        }
        // The caller reads them.
        int Fill(Ad[] ads, Ranked[] top, List<Ad> firsts)
        {
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) firsts.Add(ads[i]);
            return count;
        }
        Ranked[] Returned(Ad[] ads, List<Ad> firsts)
        {
            var top = new Ranked[10];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) firsts.Add(ads[i]);
            return top;
        }
        void Queried(Ad[] ads)
        {
            var top = new Ranked[10];
            int count = Ad.Rank(ads, top);
            var best = top.Take(count).Select(t => ads[t.Index]).ToList();
            foreach (var ad in ads.Take(count)) Console.WriteLine(best.Contains(ad));
        }
        void Others(Ad[] ads, Ad[] others)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(others[i].Price);
        }
        void Scores(Ad[] ads, float[] scores, Ranked[] top)
        {
            int count = TopK.Select(scores, top);
            for (int i = 0; i < count; i++) Console.WriteLine(top[i].Score - scores[top[i].Index]);
        }
        void Reorder(Ad[] ads, Ranked[] top) { }
        """);

    [Fact]
    public Task Messages_say_where_the_best_are()
    {
        var test = CallTest.Of("""
            static class Shop
            {
                static Ad[] First(Ad[] ads)
                {
                    Span<Ranked> top = stackalloc Ranked[10];
                    int count = Ad.Rank(ads, top);
                    for (int i = 0; i < count; i++) Console.WriteLine({|#0:ads[i]|});
                    return {|#1:ads[..count]|};
                }
            }
            """);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG4006").WithLocation(0).WithMessage(
                "After the ranking 'ads[i]' is a candidate by its own place, not one of the best: their places are 'top[i].Index'"),
            new DiagnosticResult("FG4006").WithLocation(1).WithMessage(
                "After the ranking 'ads[..count]' is the first candidates, not the best: 'top' says by Index where these are"),
        ]);
        return test.RunAsync();
    }
}
