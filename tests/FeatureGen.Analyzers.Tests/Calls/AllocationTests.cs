using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4005: memory that a span makes superfluous, beside memory that is needed.</summary>
public sealed class AllocationTests
{
    [Fact]
    public Task Results() => CallTest.RunAsync("""
        const int K = 10;
        void Once(Ad[] ads)
        {
            var top = {|FG4005:new Ranked[K]|};
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) Console.WriteLine(ads[top[i].Index].Price + top[i].Score);
        }
        void Spans(List<Ad> ads)
        {
            Span<Ranked> top = {|FG4005:new Ranked[8]|};
            foreach (var best in top[..Impression.Rank(visitor, CollectionsMarshal.AsSpan(ads), top)]) Console.WriteLine(best.Index);
        }
        float Sliced(Ad[] ads)
        {
            Ranked[] top = {|FG4005:new Ranked[5]|};
            float sum = 0;
            foreach (ref readonly var best in top.AsSpan(0, Ad.Rank(ads, top))) sum += best.Score;
            return sum / top.Length;
        }
        void Turns(List<Ad[]> batches, int k)
        {
            foreach (var ads in batches)
            {
                var top = {|FG4005:new Ranked[8]|};
                var many = {|FG4005:new Ranked[k]|};
                var scores = {|FG4005:new float[ads.Length]|};
                model.Score(ads, scores);
                Console.WriteLine(Ad.Rank(ads, top) + Ad.Rank(ads, many) + top[0].Score + many[0].Score + scores[0]);
            }
        }
        """);

    [Fact]
    public Task Results_that_are_needed() => CallTest.RunAsync("""
        private readonly Ranked[] _top = new Ranked[10];
        private Ranked[] _kept = [];
        Ranked[] Returned(Ad[] ads) { var top = new Ranked[10]; Ad.Rank(ads, top); return top; }
        void Stored(Ad[] ads) { var top = new Ranked[10]; Ad.Rank(ads, top); _kept = top; }
        void Captured(Ad[] ads) { var top = new Ranked[10]; Ad.Rank(ads, top); Task.Run(() => Console.WriteLine(top[0])); }
        void Passed(Ad[] ads) { var top = new Ranked[10]; Ad.Rank(ads, top); Print(top); }
        void Listed(Ad[] ads) { var top = new Ranked[10]; int n = Ad.Rank(ads, top); Console.WriteLine(string.Join(',', top.Take(n))); }
        void Cut(Ad[] ads) { var top = new Ranked[10]; var best = top[..Ad.Rank(ads, top)]; Console.WriteLine(best.Length); }
        void Large(Ad[] ads) { var top = new Ranked[129]; Console.WriteLine(Ad.Rank(ads, top) + top[0].Score); }
        void Any(Ad[] ads, int k) { var top = new Ranked[k]; Console.WriteLine(Ad.Rank(ads, top) + top[0].Score); }
        async Task<float> Awaits(Ad[] ads) { var top = new Ranked[10]; Ad.Rank(ads, top); await Task.Yield(); return top[0].Score; }
        IEnumerable<int> Yields(Ad[] ads)
        {
            var top = new Ranked[10]; int n = Ad.Rank(ads, top); for (int i = 0; i < n; i++) yield return top[i].Index;
        }
        void Caught(Ad[] ads)
        {
            try { Print([]); } catch { var top = new Ranked[10]; Console.WriteLine(Ad.Rank(ads, top) + top[0].Score); }
        }
        void Outside(List<Ad[]> batches, int k)
        {
            var top = new Ranked[k]; foreach (var ads in batches) Console.WriteLine(Ad.Rank(ads, top) + top[0].Score);
        }
        void Kept(List<Ad[]> batches, List<float[]> all)
        {
            foreach (var ads in batches) { var scores = new float[ads.Length]; Ad.Score(ads, scores); all.Add(scores); }
        }
        void Stack(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10]; Console.WriteLine(Ad.Rank(ads, top) + Ad.Rank(ads, _top) + top[0].Score);
        }
        void Replaced(Ad[] ads)
        {
            var top = new Ranked[10]; if (Ad.Rank(ads, top) == 10) top = new Ranked[20]; Console.WriteLine(Ad.Rank(ads, top));
        }
        static void Print(Ranked[] top) => Console.WriteLine(top.Length);
        static void Main() { var top = new Ranked[10]; Console.WriteLine(Ad.Rank([], top) + top[0].Score); }
        class Tests(Ad[] stock)
        {
            [Fact] void Three_are_found() { var top = new Ranked[3]; Debug.Assert(Ad.Rank(stock, top) == 3 && top[0].Index == 0); }
        }
        """);

    [Fact]
    public Task Candidates() => CallTest.RunAsync("""
        private readonly List<Ad> _ads = [];
        private readonly Lock _gate = new();
        void Turns(Visitor[] visitors, List<Ad> ads, ImmutableArray<Ad> fixedAds, Ranked[] top, Func<Ad, bool> isShown)
        {
            foreach (var visitor in visitors)
            {
                Console.WriteLine(Impression.Rank(visitor, {|FG4005:ads.ToArray()|}, top));
                Console.WriteLine(Impression.Rank(visitor, {|FG4005:fixedAds.ToArray()|}, top));
                Console.WriteLine(Impression.Rank(visitor, CollectionsMarshal.AsSpan({|FG4005:stock.ToList()|}), top));
                Console.WriteLine(Impression.Rank(visitor, {|FG4005:[.. ads]|}, top));
                var copy = {|FG4005:ads.ToArray()|};
                Console.WriteLine(copy[top[Impression.Rank(visitor, copy, top) - 1].Index]);
                Console.WriteLine(Impression.Rank(visitor, ads.Where(isShown).ToArray(), top));
                Console.WriteLine(Impression.Rank(visitor, [.. ads.Where(isShown)], top));
                var sorted = ads.ToArray();
                Array.Sort(sorted, (a, b) => a.Price.CompareTo(b.Price));
                Console.WriteLine(Impression.Rank(visitor, sorted, top));
                Ad[] snapshot;
                lock (_gate) snapshot = _ads.ToArray();
                Console.WriteLine(Impression.Rank(visitor, snapshot, top));
                lock (_gate) Console.WriteLine(Impression.Rank(visitor, _ads.ToArray(), top));
            }
        }
        int Once(List<Ad> ads, Ranked[] top) => Ad.Rank(ads.ToArray(), top);
        """);

    [Fact]
    public Task Requests() => CallTest.Of("""
        namespace Microsoft.AspNetCore.Mvc { public class ControllerBase; }
        class AdsController(List<Ad> ads) : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            public int Rank(Visitor visitor, Ranked[] top) => Impression.Rank(visitor, {|FG4005:ads.ToArray()|}, top);
            public int Filtered(Visitor visitor, Ranked[] top) => Impression.Rank(visitor, ads.Where(a => !a.IsHidden).ToArray(), top);
        }
        """).RunAsync();

    [Fact]
    public Task Messages_say_what_to_write()
    {
        var test = CallTest.Of("""
            static class Shop
            {
                const int K = 8;
                static void A(Ad[] ads) { var top = {|#0:new Ranked[K]|}; Console.WriteLine(Ad.Rank(ads, top) + top[0].Score); }
                static void B(List<Ad[]> batches)
                {
                    foreach (var ads in batches)
                    {
                        var top = {|#1:new Ranked[8]|};
                        var scores = {|#2:new float[ads.Length]|};
                        Ad.Score(ads, scores);
                        Console.WriteLine(TopK.Select(scores, top) + top[0].Score);
                    }
                }
                static void C(Visitor[] visitors, List<Ad> ads, Ranked[] top)
                {
                    foreach (var v in visitors) Console.WriteLine(Impression.Rank(v, {|#3:ads.ToArray()|}, top));
                }
            }
            """);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG4005").WithLocation(0).WithMessage(
                "'new Ranked[K]' allocates an array at each call only for 'Rank', which takes a span: declare it as Span<Ranked> top = stackalloc Ranked[K]"),
            new DiagnosticResult("FG4005").WithLocation(1).WithMessage(
                "'new Ranked[8]' allocates an array at each turn of the loop only for 'TopK.Select', which takes a span: "
                + "declare Span<Ranked> top = stackalloc Ranked[8] before the loop"),
            new DiagnosticResult("FG4005").WithLocation(2).WithMessage(
                "'new float[ads.Length]' allocates an array at each turn of the loop only for 'Score', which takes a span: keep one that is large enough from turn to turn"),
            new DiagnosticResult("FG4005").WithLocation(3).WithMessage(
                "'ads.ToArray()' allocates a copy at each turn of the loop only for 'Rank', which takes a span: pass CollectionsMarshal.AsSpan(ads)"),
        ]);
        return test.RunAsync();
    }
}
