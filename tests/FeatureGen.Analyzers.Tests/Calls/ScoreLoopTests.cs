using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4003: loops that a call with all rows replaces, beside those that it does not.</summary>
public sealed class ScoreLoopTests
{
    [Fact]
    public Task Loops() => CallTest.RunAsync("""
        void ForEach(List<Ad> ads, List<float> scores) { foreach (var ad in ads) scores.Add({|FG4003:Ad.Score(ad)|}); }
        void ForEachOfSpan(ReadOnlySpan<Ad> ads) { foreach (ref readonly var ad in ads) Console.WriteLine({|FG4003:model.Score(in ad)|}); }
        void For(Ad[] ads, float[] scores) { for (int i = 0; i < ads.Length; i++) scores[i] = {|FG4003:Ad.Score(ads[i])|}; }
        void ForWithLocal(ImmutableArray<Impression> rows, float[] scores)
        {
            for (var i = 0; i < rows.Length; ++i)
            {
                var row = rows[i];
                scores[i] = {|FG4003:joined.Score(in row)|};
            }
        }
        void ForWithRef(Ad[] ads, float[] scores)
        {
            for (int i = 0; i < ads.Length; i++) { ref readonly var ad = ref ads[i]; scores[i] = {|FG4003:Ad.Score(in ad)|}; }
        }
        int Count(List<Ad> ads)
        {
            int count = 0;
            foreach (var ad in ads) if ({|FG4003:Ad.Score(ad)|} > 1.5f) count++;
            return count;
        }
        (Ad?, float) Best(ReadOnlyMemory<Ad> ads)
        {
            Ad? best = null;
            var max = float.NegativeInfinity;
            foreach (var ad in ads.Span)
            {
                var score = {|FG4003:model.Score(ad)|};
                if (score <= max) continue;
                (best, max) = (ad, score);
            }
            return (best, max);
        }
        void Memory(Memory<Ad> memory, float[] scores)
        {
            for (int i = 0; i < memory.Length; i++) scores[i] = {|FG4003:Ad.Score(memory.Span[i])|};
        }
        void OfRequest(Shop other, float[] scores)
        {
            for (int i = 0; i < other.Stock.Count; i++) scores[i] = {|FG4003:Ad.Score(other.Stock[i])|};
        }
        public List<Ad> Stock { get; } = [];
        float[] Selected(Ad[] ads) => ads.Select(ad => {|FG4003:Ad.Score(ad)|}).ToArray();
        List<(Ad, float)> Pairs(List<Ad> ads) => ads.Select((ad, i) => (ad, {|FG4003:model.Score(ad)|} + i)).ToList();
        IEnumerable<Ad> Ordered(List<Ad> ads) => ads.OrderByDescending(ad => {|FG4003:Ad.Score(ad)|}).Take(10);
        void Sorted(List<Ad> ads) => ads.Sort((a, b) => {|FG4003:Ad.Score(b)|}.CompareTo({|FG4003:Ad.Score(a)|}));
        void SortedToo(Ad[] ads) => Array.Sort(ads, (a, b) => {|FG4003:model.Score(in b)|} < {|FG4003:model.Score(in a)|} ? -1 : 1);
        float[] Converted(Ad[] ads) => Array.ConvertAll(ads, ad => {|FG4003:Ad.Score(in ad)|});
        List<float> ConvertedToo(List<Ad> ads) => ads.ConvertAll(ad => {|FG4003:Ad.Score(in ad)|});
        IEnumerable<Ad> Query(Ad[] ads) => from ad in ads orderby {|FG4003:Ad.Score(ad)|} descending select ad;
        """);

    [Fact]
    public Task Loops_over_the_items_of_a_context() => CallTest.RunAsync("""
        void Made(Visitor visitor, List<Ad> ads)
        {
            foreach (var ad in ads) Console.WriteLine({|FG4003:Impression.Score(new() { Visitor = visitor, Ad = ad })|});
        }
        float[] MadeBefore(Visitor visitor, Ad[] ads)
        {
            var scores = new float[ads.Length];
            for (int i = 0; i < ads.Length; i++)
            {
                var row = new Impression { Visitor = visitor, Ad = ads[i] };
                scores[i] = {|FG4003:joined.Score(in row)|};
            }
            return scores;
        }
        IEnumerable<Ad> Ordered(Ad[] ads) => ads.OrderBy(ad => -{|FG4003:Impression.Score(new Impression { Ad = ad, Visitor = visitor })|});
        void Visitors(List<Visitor> visitors, Ad ad)
        {
            foreach (var v in visitors) Console.WriteLine(Impression.Score(new() { Visitor = v, Ad = ad }));
        }
        void Aged(Ad[] ads)
        {
            for (int i = 0; i < ads.Length; i++) Console.WriteLine(Impression.Score(new() { Visitor = new() { Age = i }, Ad = ads[i] }));
        }
        void Changed(Ad[] ads)
        {
            foreach (var ad in ads) Console.WriteLine(Impression.Score(new() { Visitor = visitor, Ad = ad with { Price = 3 } }));
        }
        """);

    [Fact]
    public Task Loops_that_are_none_over_rows() => CallTest.RunAsync("""
        void Lazy(IEnumerable<Ad> ads, IReadOnlyList<Ad> list) { foreach (var ad in ads.Concat(list)) Console.WriteLine(Ad.Score(ad));
            foreach (var ad in list) Console.WriteLine(Ad.Score(ad)); }
        float[] LazyToo(IEnumerable<Ad> ads, HashSet<Ad> set) => [.. ads.Select(ad => Ad.Score(ad)), .. set.Select(ad => Ad.Score(ad))];
        void Keyed(Dictionary<string, Ad> ads) { foreach (var (key, ad) in ads) Console.WriteLine(key + Ad.Score(ad)); }
        float[] Filtered(Ad[] ads) => ads.Where(ad => !ad.IsHidden).Select(ad => Ad.Score(ad)).ToArray();
        async Task Stream(IAsyncEnumerable<Ad> ads) { await foreach (var ad in ads) Console.WriteLine(Ad.Score(ad)); }
        async Task Awaits(Ad[] ads) { foreach (var ad in ads) { await Task.Yield(); Console.WriteLine(Ad.Score(ad)); } }
        async Task<float[]> AwaitsToo(Ad[] ads) => await Task.WhenAll(ads.Select(async ad => { await Task.Yield(); return Ad.Score(ad); }));
        void Reads(Queue<Ad> ads) { while (ads.TryDequeue(out var ad)) Console.WriteLine(Ad.Score(ad)); }
        Ad? Found(Ad[] ads) { foreach (var ad in ads) if (Ad.Score(ad) > 1) return ad; return null; }
        void Stops(Ad[] ads) { for (int i = 0; i < ads.Length; i++) { if (Ad.Score(ads[i]) < 0) break; } }
        IEnumerable<float> Yields(Ad[] ads) { foreach (var ad in ads) yield return Ad.Score(ad); }
        void Some(Ad[] ads) { foreach (var ad in ads) if (!ad.IsHidden) Console.WriteLine(Ad.Score(ad)); }
        void SomeToo(Ad[] ads) { foreach (var ad in ads) { if (ad.IsHidden) continue; Console.WriteLine(Ad.Score(ad)); } }
        void Chosen(Ad[] ads) { foreach (var ad in ads) Console.WriteLine(ad.IsHidden ? 0 : Ad.Score(ad)); }
        void Guarded(Ad[] ads) { foreach (var ad in ads) try { Console.WriteLine(Ad.Score(ad)); } catch (InvalidOperationException) { } }
        void Other(Ad[] ads, Ad fixedAd) { foreach (var ad in ads) Console.WriteLine(ad.Price + Ad.Score(fixedAd)); }
        void Every(Ad[] ads, int[] order) { for (int i = 0; i < ads.Length; i += 2) Console.WriteLine(Ad.Score(ads[i]));
            foreach (int i in order) Console.WriteLine(Ad.Score(ads[i])); }
        void Lowers(Ad[] ads)
        {
            for (int i = 0; i < ads.Length; i++)
            {
                Console.WriteLine(Ad.Score(ads[i]));
                ads[^1] = ads[i];
            }
        }
        void Jumps(Ad[] ads) { for (int i = 0; i < ads.Length; i++) if (Ad.Score(ads[i]) > 0) i++; }
        void Depends(Ad[] ads)
        {
            for (int i = 0; i < ads.Length; i++) { var score = Ad.Score(ads[i]); if (i + 1 < ads.Length) ads[i + 1].Price = score; }
        }
        void Grows(List<Ad> ads) { for (int i = 0; i < ads.Count; i++) if (Ad.Score(ads[i]) > 0) ads.Add(new Ad()); }
        void Few() { var ads = new[] { new Ad { Price = 1 }, new Ad { Price = 2 } };
            foreach (var ad in ads) Console.WriteLine(Ad.Score(ad)); }
        void Parallel1(Ad[] ads, float[] scores) => Parallel.For(0, ads.Length, i => scores[i] = Ad.Score(ads[i]));
        void Batches(List<Ad[]> batches, float[] scores) { foreach (var ads in batches) Ad.Score(ads, scores); }
        void Models(Ad[] ads, Dictionary<bool, RankingModel<Ad>> models)
        {
            foreach (var ad in ads) Console.WriteLine(models[ad.IsHidden].Score(ad));
        }
        void Rounds(Ad ad) { for (int i = 0; i < 100; i++) Console.WriteLine(Ad.Score(ad)); }
        class Tests(RankingModel<Ad> model, Ad[] stock)
        {
            [Fact] void A_row_gets_its_bits_alone() { foreach (var ad in stock) Debug.Assert(Ad.Score(ad) == model.Score(ad)); }
        }
        """);

    [Fact]
    public Task Messages_name_the_rows_and_the_call()
    {
        var test = CallTest.Of("""
            static class Shop
            {
                static void A(List<Ad> ads) { foreach (var ad in ads) Console.WriteLine({|#0:Ad.Score(ad)|}); }
                static void B(Ad[] ads)
                {
                    var scored = new List<(Ad Ad, float Score)>();
                    foreach (var ad in ads) scored.Add((ad, {|#1:Ad.Score(ad)|}));
                    scored.Sort((a, b) => b.Score.CompareTo(a.Score));
                }
                static void C(Ad[] ads, Visitor v)
                {
                    foreach (var ad in ads) Console.WriteLine({|#2:Impression.Score(new() { Visitor = v, Ad = ad })|});
                }
            }
            """);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG4003").WithLocation(0).WithMessage(
                "'Score' is called for one element of 'ads' after the other: Ad.Score(CollectionsMarshal.AsSpan(ads), scores) takes all at once, in a fraction of the time"),
            new DiagnosticResult("FG4003").WithLocation(1).WithMessage(
                "'Score' is called for one element of 'ads' after the other: Ad.Rank(ads, top), where the best are wanted, or Ad.Score(ads, scores), "
                + "takes all at once, in a fraction of the time"),
            new DiagnosticResult("FG4003").WithLocation(2).WithMessage(
                "'Score' is called for one element of 'ads' after the other: Impression.Rank(v, ads, top) takes all at once, in a fraction of the time"),
        ]);
        return test.RunAsync();
    }
}
