using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4007: rankings that are sorted by score once more, beside those that are put in another order.</summary>
public sealed class RankedAgainTests
{
    [Fact]
    public Task By_score() => CallTest.RunAsync("""
        void Span(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            int count = Ad.Rank(ads, top);
            top[..count].{|FG4007:Sort((a, b) => b.Score.CompareTo(a.Score))|};
            foreach (var best in top[..count]) Console.WriteLine(ads[best.Index]);
        }
        void Array(Ad[] ads, Ranked[] top)
        {
            int count = model.Rank(ads, top);
            if (count > 0) Console.WriteLine(top[0].Score);
            System.Array.{|FG4007:Sort(top, (a, b) => -a.Score.CompareTo(b.Score))|};
        }
        void Compared(Ad[] ads, Ranked[] top)
        {
            int count = model.Rank(ads, top);
            top.AsSpan(0, count).{|FG4007:Sort((x, y) => Comparer<float>.Default.Compare(y.Score, x.Score))|};
        }
        List<Ad> Query(List<Ad> ads)
        {
            var top = new Ranked[10 + ads.Count / 100];
            int count = Ad.Rank(CollectionsMarshal.AsSpan(ads), top);
            return top.Take(count).Where(best => best.Score > 0).{|FG4007:OrderByDescending(best => best.Score)|}.Select(best => ads[best.Index]).ToList();
        }
        IEnumerable<Ranked> Negated(Ad[] ads, Ranked[] top) { int n = Ad.Rank(ads, top); return top[..n].{|FG4007:OrderBy(t => -t.Score)|}; }
        void Copied(Ad[] ads)
        {
            Span<Ranked> top = stackalloc Ranked[10];
            var list = top[..Impression.Rank(visitor, ads, top)].ToArray().ToList();
            list.{|FG4007:Sort((a, b) => b.Score.CompareTo(a.Score))|};
        }
        """);

    [Fact]
    public Task Parts_that_locals_hold() => CallTest.RunAsync("""
        void Part(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            var best = top.AsSpan(0, count);
            Console.WriteLine(best.Length + best[0].Score);
            best.{|FG4007:Sort((a, b) => b.Score.CompareTo(a.Score))|};
            best.Reverse();
        }
        void Nested(ReadOnlySpan<Ad> ads, Span<Ranked> buffer)
        {
            var top = buffer[..20];
            int n = Ad.Rank(ads, top);
            var found = top[..n];
            var best = found.Slice(0, n / 2);
            foreach (var one in found) Console.WriteLine(one);
            best.{|FG4007:Sort((a, b) => b.Score.CompareTo(a.Score))|};
        }
        IEnumerable<Ranked> Query(Ad[] ads, Ranked[] top)
        {
            var best = top.Take(Ad.Rank(ads, top)).Where(t => t.Score > 0);
            if (!best.Any()) return [];
            return best.{|FG4007:OrderByDescending(t => t.Score)|}.ToList();
        }
        void Copy(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            var list = top.Take(count).ToList();
            Console.WriteLine(list.Count);
            list.{|FG4007:Sort((a, b) => b.Score.CompareTo(a.Score))|};
        }
        """);

    [Fact]
    public Task Parts_that_something_else_changes() => CallTest.RunAsync("""
        void Written(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            var best = top.AsSpan(0, count);
            best[0] = best[0] with { Score = -1 };
            best.Sort((a, b) => b.Score.CompareTo(a.Score));
            top.AsSpan(0, count).Sort((a, b) => b.Score.CompareTo(a.Score));
        }
        void WrittenBelow(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            var best = top.AsSpan(0, count);
            top[0] = new(1, 2);
            best.Sort((a, b) => b.Score.CompareTo(a.Score));
        }
        void WrittenBeside(Ad[] ads, Ranked[] buffer)
        {
            var top = buffer.AsSpan(0, 10);
            int count = Ad.Rank(ads, top);
            buffer[0] = new(1, 2);
            top.Sort((a, b) => b.Score.CompareTo(a.Score));
        }
        void Merged(Ad[] ads, Ad[] others, Span<Ranked> top)
        {
            var (first, second) = (10, 20);
            var one = top[..first];
            var two = top[first..second];
            Console.WriteLine(Ad.Rank(ads, one) + Ad.Rank(others, two));
            top.Sort((a, b) => b.Score.CompareTo(a.Score));
            one.Sort((a, b) => b.Score.CompareTo(a.Score));
        }
        void Turned(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            var best = top.AsSpan(0, count);
            best.Sort((a, b) => a.Index.CompareTo(b.Index));
            best.Sort((a, b) => b.Score.CompareTo(a.Score));
        }
        void Added(Ad[] ads, Ranked[] top)
        {
            var list = top.Take(Ad.Rank(ads, top)).ToList();
            list.Add(new(0, 1));
            list.Sort((a, b) => b.Score.CompareTo(a.Score));
        }
        void Another(Ad[] ads, Ranked[] top, Span<Ranked> other, bool isOther)
        {
            int count = Ad.Rank(ads, top);
            var best = top.AsSpan(0, count);
            if (isOther) best = other;
            best.Sort((a, b) => b.Score.CompareTo(a.Score));
        }
        void AtEachTurn(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            var best = top.AsSpan(0, count);
            for (int i = 0; i < count; i++)
            {
                best.Sort((a, b) => b.Score.CompareTo(a.Score));
                best[0] = best[0] with { Score = best[0].Score / 2 };
            }
        }
        """);

    [Fact]
    public Task By_something_else_or_of_several() => CallTest.RunAsync("""
        void Otherwise(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            Array.Sort(top, (a, b) => a.Index.CompareTo(b.Index));
            top.AsSpan(0, count).Sort((a, b) => a.Score.CompareTo(b.Score));
            foreach (var best in top.Take(count).OrderBy(t => t.Score)) Console.WriteLine(best);
            foreach (var best in top.Take(count).OrderByDescending(t => ads[t.Index].Price)) Console.WriteLine(best);
            foreach (var best in top.Take(count).OrderByDescending(t => t.Score * ads[t.Index].Price)) Console.WriteLine(best);
            foreach (var best in top.Take(count).OrderByDescending(t => t.Score).ThenBy(t => ads[t.Index].Price)) Console.WriteLine(best);
        }
        void Boosted(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            for (int i = 0; i < count; i++) if (ads[top[i].Index].IsHidden) top[i] = top[i] with { Score = -1 };
            Array.Sort(top, (a, b) => b.Score.CompareTo(a.Score));
        }
        void BoostedByReference(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            foreach (ref var best in top.AsSpan(0, count)) best = new(best.Index, best.Score / 2);
            Array.Sort(top, (a, b) => b.Score.CompareTo(a.Score));
        }
        void Handed(Ad[] ads, Ranked[] top)
        {
            int count = Ad.Rank(ads, top);
            Boost(ads, top);
            Array.Sort(top, (a, b) => b.Score.CompareTo(a.Score));
        }
        void Merged(Ad[] ads, Ad[] others)
        {
            var top = new Ranked[20];
            int count = Ad.Rank(ads, top.AsSpan(0, 10));
            count += Ad.Rank(others, top.AsSpan(10));
            Array.Sort(top, (a, b) => b.Score.CompareTo(a.Score));
        }
        void Collected(List<Ad[]> shards, Ranked[] top)
        {
            var all = new List<Ranked>();
            foreach (var shard in shards) all.AddRange(top[..Ad.Rank(shard, top)]);
            all.Sort((a, b) => b.Score.CompareTo(a.Score));
            foreach (var best in all.OrderByDescending(t => t.Score)) Console.WriteLine(best);
        }
        void Kept(Ad[] ads, Ranked[] top)
        {
            top[5] = new(7, 3);
            int count = Ad.Rank(ads, top);
            Array.Sort(top, (a, b) => b.Score.CompareTo(a.Score));
        }
        void Before(Ad[] ads, Ranked[] top)
        {
            Array.Sort(top, (a, b) => b.Score.CompareTo(a.Score));
            int count = Ad.Rank(ads, top);
        }
        void Others(Ad[] ads, Ranked[] top, Ranked[] others)
        {
            int count = Ad.Rank(ads, top);
            Array.Sort(others, (a, b) => b.Score.CompareTo(a.Score));
        }
        void Compared(Ad[] ads, Ranked[] top, Comparer<float> order)
        {
            int count = Ad.Rank(ads, top);
            foreach (var best in top.OrderByDescending(t => t.Score, order)) Console.WriteLine(best);
        }
        void Boost(Ad[] ads, Span<Ranked> top) { }
        """);

    [Fact]
    public Task Message_says_that_it_is_in_order()
    {
        var test = CallTest.Of("""
            static class Shop
            {
                static void A(float[] scores, Span<Ranked> best)
                {
                    best = best[..TopK.Select(scores, best)];
                }
                static void B(float[] scores, Span<Ranked> best)
                {
                    if (TopK.Select(scores, best) > 1) best.{|#0:Sort((a, b) => b.Score.CompareTo(a.Score))|};
                }
            }
            """);
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG4007").WithLocation(0).WithMessage(
            "'Sort' puts 'best' in the order that 'TopK.Select' has left it in, the best first: remove it"));
        return test.RunAsync();
    }
}
