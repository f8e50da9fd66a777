using FeatureGen.Analyzers.Tests.Calls;
using FeatureGen.CodeFixes;
using FeatureGen.CodeFixes.Calls;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Calls with all rows for loops, and stacks for small arrays: where it is as simple as that, and nowhere else.</summary>
public sealed class CallFixTests
{
    [Fact]
    public Task Loops_become_calls() => CallTest.Fix<BatchScoreFix>(
        """
            void For(Ad[] ads, float[] scores)
            {
                // All of them.
                for (int i = 0; i < ads.Length; i++)
                    scores[i] = {|FG4003:Ad.Score(in ads[i])|}; // one by one
            }
            void Named(List<Ad> ads, Span<float> scores)
            {
                for (var i = 0; i < ads.Count; ++i)
                {
                    var ad = ads[i];
                    scores[i] = {|FG4003:model.Score(ad)|};
                }
            }
            void ByReference(Ad[] ads, float[] scores) { for (int i = 0; i < ads.Length; i++) { ref readonly var ad = ref ads[i]; scores[i] = {|FG4003:Ad.Score(in ad)|}; } }
            void Immutable(ImmutableArray<Impression> rows, float[] scores) { if (rows.Length > 8) for (int i = 0; i < rows.Length; i++) scores[i] = {|FG4003:joined.Score(rows[i])|}; }
            void Added(List<Ad> ads, List<float> scores)
            {
                foreach (var ad in ads) scores.Add({|FG4003:Ad.Score(ad)|});
            }
            void AddedSpan(ReadOnlySpan<Ad> ads, List<float> scores) { foreach (ref readonly var ad in ads) { scores.Add({|FG4003:model.Score(in ad)|}); } }
        """,
        """
            void For(Ad[] ads, float[] scores)
            {
                // All of them.
                Ad.Score(ads, scores); // one by one
            }
            void Named(List<Ad> ads, Span<float> scores)
            {
                model.Score(CollectionsMarshal.AsSpan(ads), scores);
            }
            void ByReference(Ad[] ads, float[] scores) { Ad.Score(ads, scores); }
            void Immutable(ImmutableArray<Impression> rows, float[] scores) { if (rows.Length > 8) joined.Score(rows.AsSpan(), scores); }
            void Added(List<Ad> ads, List<float> scores)
            {
                CollectionsMarshal.SetCount(scores, scores.Count + ads.Count);
                Ad.Score(CollectionsMarshal.AsSpan(ads), CollectionsMarshal.AsSpan(scores)[^ads.Count..]);
            }
            void AddedSpan(ReadOnlySpan<Ad> ads, List<float> scores) { CollectionsMarshal.SetCount(scores, scores.Count + ads.Length); model.Score(ads, CollectionsMarshal.AsSpan(scores)[^ads.Length..]); }
        """).RunAsync();

    [Fact]
    public Task Queries_become_calls() => CallTest.Fix<BatchScoreFix>(
        """
            float[] Arrow(Ad[] ads) => ads.Select(ad => {|FG4003:Ad.Score(ad)|}).ToArray(); // all
            List<float> Listed(List<Ad> ads)
            {
                // All of them.
                return ads.Select((ad) => {|FG4003:model.Score(in ad)|}).ToList();
            }
            float Declared(ImmutableArray<Ad> ads)
            {
                var scores = ads.Select(ad => {|FG4003:Ad.Score(ad)|}).ToArray(); // one by one
                return scores[0];
            }
            void Set(Ad[] ads) { float[] all; all = ads.Select(ad => {|FG4003:Ad.Score(ad)|}).ToArray(); Console.WriteLine(all[0]); }
            void Joined(Ad[] ads, float[] scores)
            {
                for (int i = 0; i < ads.Length; i++) scores[i] = {|FG4003:joined.Score(new Impression { Visitor = visitor, Ad = ads[i] })|};
            }
            void JoinedList(List<Ad> ads, Visitor someone, List<float> scores) { foreach (var ad in ads) scores.Add({|FG4003:joined.Score(new() { Ad = ad, Visitor = someone })|}); }
            float[] JoinedQuery(Ad[] scores) => scores.Select(ad => {|FG4003:joined.Score(new() { Ad = ad, Visitor = visitor })|}).ToArray();
        """,
        """
            float[] Arrow(Ad[] ads)
            {
                var scores = new float[ads.Length];
                Ad.Score(ads, scores);
                return scores;
            } // all
            List<float> Listed(List<Ad> ads)
            {
                // All of them.
                var scores = new List<float>(ads.Count);
                CollectionsMarshal.SetCount(scores, ads.Count);
                model.Score(CollectionsMarshal.AsSpan(ads), CollectionsMarshal.AsSpan(scores));
                return scores;
            }
            float Declared(ImmutableArray<Ad> ads)
            {
                var scores = new float[ads.Length];
                Ad.Score(ads.AsSpan(), scores); // one by one
                return scores[0];
            }
            void Set(Ad[] ads) { float[] all; all = new float[ads.Length]; Ad.Score(ads, all); Console.WriteLine(all[0]); }
            void Joined(Ad[] ads, float[] scores)
            {
                joined.Score(visitor, (System.ReadOnlySpan<Ad>)ads, scores);
            }
            void JoinedList(List<Ad> ads, Visitor someone, List<float> scores) { CollectionsMarshal.SetCount(scores, scores.Count + ads.Count); joined.Score(someone, (System.ReadOnlySpan<Ad>)CollectionsMarshal.AsSpan(ads), CollectionsMarshal.AsSpan(scores)[^ads.Count..]); }
            float[] JoinedQuery(Ad[] scores)
            {
                var allScores = new float[scores.Length];
                joined.Score(visitor, (System.ReadOnlySpan<Ad>)scores, allScores);
                return allScores;
            }
        """).RunAsync();

    [Fact]
    public Task Loops_that_do_more_stay()
    {
        const string Members = """
            void Wide(Ad[] ads, double[] scores) { for (int i = 0; i < ads.Length; i++) scores[i] = {|FG4003:Ad.Score(ads[i])|}; }
            void Shifted(Ad[] ads, float[] scores) { for (int i = 0; i < ads.Length; i++) scores[i + 1] = {|FG4003:Ad.Score(ads[i])|}; }
            void Summed(Ad[] ads, float[] scores) { for (int i = 0; i < ads.Length; i++) scores[i] += {|FG4003:Ad.Score(ads[i])|}; }
            void Scaled(Ad[] ads, float[] scores) { for (int i = 0; i < ads.Length; i++) scores[i] = 2 * {|FG4003:Ad.Score(ads[i])|}; }
            void Some(Ad[] ads, float[] scores, int n) { for (int i = 0; i < n; i++) scores[i] = {|FG4003:Ad.Score(ads[i])|}; }
            void Later(Ad[] ads, float[] scores) { for (int i = 1; i < ads.Length; i++) scores[i] = {|FG4003:Ad.Score(ads[i])|}; }
            void Said(Ad[] ads, float[] scores) { for (int i = 0; i < ads.Length; i++) { /* why */ scores[i] = {|FG4003:Ad.Score(ads[i])|}; } }
            void Counted(Ad[] ads, float[] scores) { int n = 0; for (int i = 0; i < ads.Length; i++) { scores[i] = {|FG4003:Ad.Score(ads[i])|}; n++; } Console.WriteLine(n); }
            void Wrapped(Ad[] ads, List<float?> scores) { foreach (var ad in ads) scores.Add({|FG4003:Ad.Score(ad)|}); }
            void Alone(Ad[] ads, List<float> scores) { if (ads.Length > 8) foreach (var ad in ads) scores.Add({|FG4003:Ad.Score(ad)|}); }
            List<double> Selected(Ad[] ads) => ads.Select(ad => (double){|FG4003:Ad.Score(ad)|}).ToList();
            IEnumerable<float> Typed(Ad[] ads) { IEnumerable<float> scores = ads.Select(ad => {|FG4003:Ad.Score(ad)|}).ToArray(); return scores; }
            float Best(Ad[] ads) => ads.Select(ad => {|FG4003:Ad.Score(ad)|}).ToArray().Max();
            void Baked(Ad[] ads, float[] scores) { for (int i = 0; i < ads.Length; i++) scores[i] = {|FG4003:Impression.Score(new Impression { Visitor = visitor, Ad = ads[i] })|}; }
            void Labelled(Ad[] ads, float[] scores) { for (int i = 0; i < ads.Length; i++) scores[i] = {|FG4003:joined.Score(new Impression { Visitor = visitor, Ad = ads[i], Clicked = true })|}; }
            """;
        return CallTest.Fix<BatchScoreFix>(Members, Members).RunAsync();
    }

    [Fact]
    public Task Small_results_go_to_the_stack() => CallTest.Fix<StackResultsFix>(
        """
            const int K = 10;
            void Once(Ad[] ads)
            {
                var top = {|FG4005:new Ranked[K]|}; // the best
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
                Ranked[] top = {|FG4005:new FeatureGen.Ranked[ 5 ]|};
                float sum = 0;
                foreach (ref readonly var best in top.AsSpan(0, Ad.Rank(ads, top))) sum += best.Score;
                return sum / top.Length;
            }
        """,
        """
            const int K = 10;
            void Once(Ad[] ads)
            {
                Span<Ranked> top = stackalloc Ranked[K]; // the best
                int count = Ad.Rank(ads, top);
                for (int i = 0; i < count; i++) Console.WriteLine(ads[top[i].Index].Price + top[i].Score);
            }
            void Spans(List<Ad> ads)
            {
                Span<Ranked> top = stackalloc Ranked[8];
                foreach (var best in top[..Impression.Rank(visitor, CollectionsMarshal.AsSpan(ads), top)]) Console.WriteLine(best.Index);
            }
            float Sliced(Ad[] ads)
            {
                Span<FeatureGen.Ranked> top = stackalloc FeatureGen.Ranked[ 5 ];
                float sum = 0;
                foreach (ref readonly var best in top.Slice(0, Ad.Rank(ads, top))) sum += best.Score;
                return sum / top.Length;
            }
        """).RunAsync();

    [Fact]
    public Task Arrays_of_a_loop_and_of_a_declaration_of_several_stay()
    {
        const string Members = """
            void Turns(List<Ad[]> batches, int k)
            {
                foreach (var ads in batches)
                {
                    var top = {|FG4005:new Ranked[8]|};
                    var many = {|FG4005:new Ranked[k]|};
                    Console.WriteLine(Ad.Rank(ads, top) + Ad.Rank(ads, many) + top[0].Score + many[0].Score);
                }
            }
            void Two(Ad[] ads) { Ranked[] a = {|FG4005:new Ranked[8]|}, b = {|FG4005:new Ranked[8]|}; Console.WriteLine(Ad.Rank(ads, a) + Ad.Rank(ads, b) + a[0].Score + b[0].Score); }
            """;
        return CallTest.Fix<StackResultsFix>(Members, Members).RunAsync();
    }

    [Fact]
    public Task Copies_become_spans() => CallTest.Fix<PassSpanFix>(
        """
            void Turns(Visitor[] visitors, List<Ad> ads, ImmutableArray<Ad> fixedAds, Ranked[] top)
            {
                foreach (var visitor in visitors)
                {
                    Console.WriteLine(Impression.Rank(visitor, {|FG4005:ads.ToArray()|} /* all */, top));
                    Console.WriteLine(Impression.Rank(visitor, {|FG4005:fixedAds.ToArray()|}, top));
                    Console.WriteLine(Impression.Rank(visitor, CollectionsMarshal.AsSpan({|FG4005:stock.ToList()|}), top));
                    Console.WriteLine(Impression.Rank(visitor, {|FG4005:[.. ads]|}, top));
                    var copy = {|FG4005:ads.ToArray()|};
                    Console.WriteLine(copy[top[Impression.Rank(visitor, copy, top) - 1].Index]);
                }
            }
        """,
        """
            void Turns(Visitor[] visitors, List<Ad> ads, ImmutableArray<Ad> fixedAds, Ranked[] top)
            {
                foreach (var visitor in visitors)
                {
                    Console.WriteLine(Impression.Rank(visitor, CollectionsMarshal.AsSpan(ads) /* all */, top));
                    Console.WriteLine(Impression.Rank(visitor, fixedAds.AsSpan(), top));
                    Console.WriteLine(Impression.Rank(visitor, stock, top));
                    Console.WriteLine(Impression.Rank(visitor, CollectionsMarshal.AsSpan(ads), top));
                    var copy = {|FG4005:ads.ToArray()|};
                    Console.WriteLine(copy[top[Impression.Rank(visitor, copy, top) - 1].Index]);
                }
            }
        """).RunAsync();

    [Fact]
    public Task Arrays_of_a_loop_are_made_before_it() => CallTest.Fix<HoistArrayFix>(
        """
            void Turns(List<Ad[]> batches, int k, int n)
            {
                foreach (var ads in batches)
                {
                    // The best.
                    var top = {|FG4005:new Ranked[8]|};
                    var many = {|FG4005:new Ranked[k]|};
                    int count = Ad.Rank(ads, top), more = Ad.Rank(ads, many);
                    foreach (var best in top.AsSpan(0, count)) Console.WriteLine(best.Index);
                    for (int i = 0; i < more; i++) Console.WriteLine(many[i].Index);
                }
                for (int i = 0; i < n; i++) { n--; var tops = {|FG4005:new Ranked[n]|}; Console.WriteLine(Ad.Rank(batches[i], tops)); }
            }
            void Nested(List<List<Ad[]>> all)
            {
                foreach (var batches in all)
                    for (int i = 0; i < batches.Count; i++)
                    {
                        Ranked[] top = {|FG4005:new Ranked[200]|};
                        Ad.Rank(batches[i], top);
                        Console.WriteLine(top[0]);
                    }
            }
            void Twice(List<Ad[]> batches)
            {
                foreach (var ads in batches) { var top = {|FG4005:new Ranked[8]|}; Ad.Rank(ads, top); }
                foreach (var ads in batches) { var top = {|FG4005:new Ranked[8]|}; Ad.Rank(ads, top); }
            }
        """,
        """
            void Turns(List<Ad[]> batches, int k, int n)
            {
                Span<Ranked> top = stackalloc Ranked[8];
                var many = new Ranked[k];
                foreach (var ads in batches)
                {
                    // The best.
                    int count = Ad.Rank(ads, top), more = Ad.Rank(ads, many);
                    foreach (var best in top.Slice(0, count)) Console.WriteLine(best.Index);
                    for (int i = 0; i < more; i++) Console.WriteLine(many[i].Index);
                }
                for (int i = 0; i < n; i++) { n--; var tops = {|FG4005:new Ranked[n]|}; Console.WriteLine(Ad.Rank(batches[i], tops)); }
            }
            void Nested(List<List<Ad[]>> all)
            {
                Ranked[] top = new Ranked[200];
                foreach (var batches in all)
                    for (int i = 0; i < batches.Count; i++)
                    {
                        Array.Clear(top);
                        Ad.Rank(batches[i], top);
                        Console.WriteLine(top[0]);
                    }
            }
            void Twice(List<Ad[]> batches)
            {
                foreach (var ads in batches) { var top = {|FG4005:new Ranked[8]|}; Ad.Rank(ads, top); }
                foreach (var ads in batches) { var top = {|FG4005:new Ranked[8]|}; Ad.Rank(ads, top); }
            }
        """).RunAsync();
}
