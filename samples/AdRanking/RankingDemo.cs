using System.Diagnostics;
using FeatureGen;
using FeatureGen.Learning.Data;

namespace AdRanking;

/// <summary>Ranks ads of the log for visitors of the log, with the generated code.</summary>
internal static class RankingDemo
{
    private const int AdCount = 1_000;
    private const int RequestCount = 3;
    private const int TopCount = 5;

    /// <summary>Prints the winners of a few requests, why the first one won, and the speed.</summary>
    public static void Show(CsvDataReader log, TextWriter output)
    {
        var impressions = LogFile.Read(log, AdCount);
        Ad[] ads = [.. impressions.Select(i => i.Ad)];
        var visitors = impressions.DistinctBy(i => i.RequestId).Take(RequestCount).Select(i => i.Visitor).ToArray();
        var top = new Ranked[TopCount];
        foreach (var visitor in visitors)
        {
            int found = AdImpression.Rank(visitor, ads, top);
            output.WriteLine($"The best of {ads.Length:N0} ads for {visitor.UserId} ({visitor.Device}, {visitor.At:ddd HH:mm}):");
            foreach (var (index, score) in top.AsSpan(0, found))
                output.WriteLine($"  {Logistic.Probability(score),6:P1}  {ads[index].Brand,-10} {ads[index].Category,-8} {ads[index].Price,8:F2} EUR  {string.Join(' ', ads[index].Tags ?? [])}");
        }
        AdImpression.Rank(visitors[0], ads, top);
        Explain(new AdImpression { Visitor = visitors[0], Ad = ads[top[0].Index] }, output);
        Measure(visitors[0], ads, top, output);
    }

    private static void Explain(in AdImpression winner, TextWriter output)
    {
        var fields = AdImpression.Schema.Fields;
        var contributions = new float[fields.Count];
        AdImpression.Explain(winner, contributions);
        output.WriteLine();
        output.WriteLine($"Why the first one won: its score is {AdImpression.Score(winner):F3}, of which");
        foreach (int i in Enumerable.Range(0, fields.Count).OrderByDescending(i => Math.Abs(contributions[i])).Take(6))
            output.WriteLine($"  {contributions[i],7:+0.000;-0.000}  {fields[i].Field.Name}");
    }

    private static void Measure(Visitor visitor, Ad[] ads, Ranked[] top, TextWriter output)
    {
        const int rounds = 300;
        var times = new double[rounds];
        // A server ranks for hours: what counts is the speed once the just-in-time compiler is done, which takes it a second.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 1.5;) AdImpression.Rank(visitor, ads, top);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            AdImpression.Rank(visitor, ads, top);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        output.WriteLine();
        output.WriteLine($"Rank of {ads.Length:N0} ads: {times[rounds / 2]:F0} microseconds (median of {rounds}), {allocated} bytes allocated.");
    }
}
