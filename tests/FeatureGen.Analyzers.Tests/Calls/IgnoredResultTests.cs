using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4002: scores that nothing reads, and counts without which results are read that are none.</summary>
public sealed class IgnoredResultTests
{
    [Fact]
    public Task Scores() => CallTest.RunAsync("""
        float _last;
        void Statement(Ad ad, Impression impression)
        {
            {|FG4002:Ad.Score(ad)|};
            {|FG4002:model.Score(in ad)|};
            if (ad.IsHidden) {|FG4002:Impression.Score(in impression)|};
        }
        void Arrow(Ad ad) => {|FG4002:model.Score(ad)|};
        void Used(Ad ad, float[] scores)
        {
            _ = Ad.Score(ad);
            _last = Ad.Score(ad);
            var score = Ad.Score(ad);
            Console.WriteLine(model.Score(ad) + score);
            Ad.Score([ad], scores);
        }
        void Timed(Ad ad) { var watch = Stopwatch.StartNew(); Ad.Score(ad); Console.WriteLine(watch.Elapsed); }
        void TimedToo(Ad ad) { long start = Stopwatch.GetTimestamp(); Ad.Score(ad); Console.WriteLine(start); }
        void WarmUp(Ad ad) => Ad.Score(ad);
        void Run(Action action) => action();
        void Handed(Ad ad) { Run(() => Ad.Score(ad)); Run(() => { {|FG4002:Ad.Score(ad)|}; }); }
        bool IsHealthy(Ad ad) { try { Ad.Score(ad); return true; } catch (InvalidOperationException) { return false; } }
        """);

    [Fact]
    public Task Counts() => CallTest.RunAsync("""
        void Each(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            {|FG4002:Ad.Rank(ads, top)|};
            foreach (var best in top) Console.WriteLine(ads[best.Index]);
        }
        void ByIndex(List<Ad> ads, Ranked[] top)
        {
            {|FG4002:Impression.Rank(visitor, CollectionsMarshal.AsSpan(ads), top.AsSpan())|};
            for (int i = 0; i < top.Length; i++) Console.WriteLine(ads[top[i].Index]);
        }
        void Immutable(ImmutableArray<Ad> ads, Ranked[] top)
        {
            {|FG4002:Ad.Rank(ads.AsSpan(), top)|};
            foreach (var best in top) Console.WriteLine(ads[best.Index]);
        }
        IEnumerable<Ad> Yielded(Ad[] ads, int size)
        {
            var top = new Ranked[size];
            {|FG4002:Ad.Rank(ads, top)|};
            foreach (var best in top) yield return ads[best.Index];
        }
        Ad[] Query(Ad[] ads)
        {
            var top = new Ranked[10];
            {|FG4002:model.Rank(ads, top)|};
            return top.Select(best => ads[best.Index]).ToArray();
        }
        Ad Third(ReadOnlySpan<Ad> ads, Span<Ranked> top) { {|FG4002:Ad.Rank(ads, top)|}; return ads[top[2].Index]; }
        void Selected(float[] scores)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            {|FG4002:TopK.Select(scores, top)|};
            Console.WriteLine($"{scores.Length}: {top[3]}");
        }
        """);

    [Fact]
    public Task Counts_of_what_is_handed_on() => CallTest.RunAsync("""
        interface IPage { void Show(IReadOnlyList<Ranked> best); }
        private Ad[] _ads = [];
        void Rendered(Ad[] ads) { Span<Ranked> top = stackalloc Ranked[10]; {|FG4002:Ad.Rank(ads, top)|}; Render(top); }
        void Abstract(Ad[] ads, IPage page, Ranked[] top) { {|FG4002:Ad.Rank(ads, top)|}; page.Show(top); }
        void Collected(Ad[] ads, List<Ranked> all, Ranked[] top) { {|FG4002:Ad.Rank(ads, top)|}; all.AddRange(top); }
        string Joined(Ad[] ads, Ranked[] top) { {|FG4002:Ad.Rank(ads, top)|}; return string.Join(", ", top); }
        void Render(ReadOnlySpan<Ranked> top) { foreach (var best in top) Console.WriteLine(best); }

        void Told(Ad[] ads, Ranked[] top) { Ad.Rank(ads, top); RenderAds(ads, top); }
        void ToldToo(Ad[] ads, Ranked[] top) { int n = Count(ads); Ad.Rank(ads, top); RenderSome(top, n); }
        void Known(Ranked[] top) { Ad.Rank(_ads, top); Render(top); }
        void Counted(Ad[] ads, Ranked[] top) { int count = Ad.Rank(ads, top); Render(top.AsSpan(0, count)); }
        void Asked(Ad[] ads, Ranked[] top) { if (ads.Length < 10) return; Ad.Rank(ads, top); Render(top); }
        void First(Ad[] ads, Ranked[] top) { Ad.Rank(ads, top); RenderFirst(top); }
        void Stopped(Ad[] ads, Ranked[] top) { Ad.Rank(ads, top); RenderPositive(top); }
        void Pooled(Ad[] ads, System.Buffers.ArrayPool<Ranked> pool) { var top = pool.Rent(10); Ad.Rank(ads, top); pool.Return(top); }
        void Cleared(Ad[] ads, Ranked[] top) { Ad.Rank(ads, top); Array.Clear(top); }
        void Local(Ad[] ads, Ranked[] top)
        {
            Ad.Rank(ads, top);
            Show(top);
            void Show(Ranked[] best) { foreach (var b in best) if (b.Index < ads.Length) Console.WriteLine(b); }
        }
        record Page(Ad[] Ads);
        void TakenFrom(Page page, Ranked[] top) { var ads = page.Ads; Ad.Rank(ads, top); RenderPage(page, top); }
        void RenderPage(Page page, Ranked[] top) { foreach (var best in top) if (best.Index < page.Ads.Length) Console.WriteLine(best); }
        void RenderAds(Ad[] ads, Ranked[] top) { foreach (var best in top) Console.WriteLine(ads[best.Index]); }
        void RenderSome(Ranked[] top, int count) { foreach (var best in top[..count]) Console.WriteLine(best); }
        void RenderFirst(Ranked[] top) => Console.WriteLine(top[0]);
        void RenderPositive(Ranked[] top) { foreach (var best in top) { if (best.Score <= 0) return; Console.WriteLine(best); } }
        int Count(Ad[] ads) => 3;
        """);

    [Fact]
    public Task Counts_that_are_known_otherwise() => CallTest.RunAsync("""
        private readonly Ranked[] _top = new Ranked[3];
        void Used(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top); foreach (var best in top.AsSpan(0, count)) Console.WriteLine(best);
        }
        void Sliced(Ad[] ads, Ranked[] top) { foreach (var best in top[..Ad.Rank(ads, top)]) Console.WriteLine(best); }
        void Limited(Ad[] ads, Ranked[] top)
        {
            Ad.Rank(ads, top); for (int i = 0; i < Math.Min(ads.Length, top.Length); i++) Console.WriteLine(top[i]);
        }
        void Guarded(List<Ad> ads, Ranked[] top)
        {
            if (ads.Count < top.Length) return;
            Ad.Rank(CollectionsMarshal.AsSpan(ads), top);
            foreach (var best in top) Console.WriteLine(best);
        }
        void Sized(Ad[] ads)
        {
            var top = new Ranked[Math.Min(10, ads.Length)]; Ad.Rank(ads, top); foreach (var best in top) Console.WriteLine(best);
        }
        void All(ReadOnlySpan<Ad> ads)
        {
            var top = new Ranked[ads.Length]; Ad.Rank(ads, top); foreach (var best in top) Console.WriteLine(best);
        }
        void AllToo(ImmutableArray<Ad> ads)
        {
            var top = new Ranked[ads.Length]; Ad.Rank(ads.AsSpan(), top); foreach (var best in top) Console.WriteLine(best);
        }
        void PartOfImmutable(ImmutableArray<Ad> ads, int n, Ranked[] top)
        {
            Ad.Rank(ads.AsSpan(0, n), top); foreach (var best in top) Console.WriteLine(best);
        }
        void Enough() { var ads = new Ad[100]; Span<Ranked> top = stackalloc Ranked[10]; Ad.Rank(ads, top);
            foreach (var best in top) Console.WriteLine(best); }
        void Made(int n) { var ads = new Ad[n]; Span<Ranked> top = stackalloc Ranked[10]; Ad.Rank(ads, top);
            foreach (var best in top) Console.WriteLine(best); }
        void Part(Ad[] ads, int n, Ranked[] top) { Ad.Rank(ads.AsSpan(0, n), top); foreach (var best in top) Console.WriteLine(best); }
        void PartToo(Ad[] ads, int n, Ranked[] top) { Ad.Rank(ads[..n], top); foreach (var best in top) Console.WriteLine(best); }
        Ad Best(Ad[] ads) { Ad.Rank(ads, _top); return ads[_top[0].Index]; }
        Ad BestToo(Ad[] ads, Ranked[] top) { Ad.Rank(ads, top); return ads[top[0].Index]; }
        void Marked(Ad[] ads, Ranked[] top)
        {
            Array.Fill(top, new Ranked(-1, 0));
            Ad.Rank(ads, top);
            foreach (var best in top) if (best.Index >= 0) Console.WriteLine(best);
        }
        void Stops(Ad[] ads, Ranked[] top)
        {
            Ad.Rank(ads, top); foreach (var best in top) { if (best.Score == 0) break; Console.WriteLine(best); }
        }
        void Unread(Ad[] ads, Ranked[] top) { for (int i = 0; i < 300; i++) Ad.Rank(ads, top); Console.WriteLine(top.Length); }
        void Again(Ad[] ads, Ranked[] top)
        {
            Ad.Rank(ads, top);
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(top[i]);
        }
        Ranked[] Given(Ad[] ads) { var top = new Ranked[9]; Ad.Rank(ads, top); return top; }
        class Tests(Ad[] stock)
        {
            [Fact] void A_test_knows_its_ads()
            {
                var top = new Ranked[3]; Ad.Rank(stock, top); foreach (var best in top) Debug.Assert(best.Index < 3);
            }
        }
        """);

    [Fact]
    public Task Messages_say_what_is_lost()
    {
        var test = CallTest.Of("""
            static class Shop
            {
                static void A(Ad ad) { {|#0:Ad.Score(ad)|}; }
                static void B(Ad[] ads, Span<Ranked> best) { {|#1:Ad.Rank(ads, best)|}; foreach (var b in best) Console.WriteLine(b); }
            }
            """);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG4002").WithLocation(0).WithMessage(
                "Nothing reads the score that 'Score' returns, and it does nothing else: use it, or remove the call"),
            new DiagnosticResult("FG4002").WithLocation(1).WithMessage(
                "With fewer candidates than 'best' has room for, its end is no result, and it is read without the count that 'Rank' returns: "
                + "read no more of it than that"),
        ]);
        return test.RunAsync();
    }
}
