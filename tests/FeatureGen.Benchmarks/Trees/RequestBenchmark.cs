using FeatureGen.Benchmarks.Trees.Schemas;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>The ten best of 1,000 items under a context: the whole call, from records to the ranking.</summary>
internal static class RequestBenchmark
{
    public static void Run()
    {
        Compare<FirstGiven, FirstFields, LastFields>("0-13");
        Compare<LastGiven, LastFields, FirstFields>("14-27");
        Compare<RandomGiven, RandomFields, OtherFields>("a random half");
        Compare<TwentyGiven, TwentyFields, EightFields>("20 of 28");
    }

    private static void Compare<TJoined, TContext, TItem>(string contextFields)
        where TJoined : IJoinedSchema<TJoined, TContext, TItem>
        where TContext : struct, IFeatureSchema<TContext>
        where TItem : struct, IFeatureSchema<TItem>
    {
        var requests = new Requests<TContext, TItem>();
        var models = GbdtFiles.Names.Select(name => new RequestContest<TJoined, TContext, TItem>(name, requests)).ToArray();
        var contestants = new List<Contestant>
        {
            Contestant("plain walk of extracted rows, queue", model => model.Walk),
            Contestant("Rank(rows)", model => model.RankRows),
            Contestant("Rank(context, items)", model => model.RankItems),
            Contestant("- never specialised", model => model.RankNever),
            Contestant("- always specialised", model => model.RankAlways),
        };
        if (XGBoostLibrary.IsInstalled) contestants.Add(Contestant("XGBoost, of prepared rows", model => model.Peer));
        ContestTable.Print($"us per request, context {contextFields}", ["(a)", "(b)"], contestants, 1e6 / Requests.Count);
        foreach (var model in models) model.Dispose();

        Contestant Contestant(string name, Func<RequestContest<TJoined, TContext, TItem>, RankRequest> way) =>
            new(name, [.. models.Select(model => Run(name, way(model), model.Walk))]);
    }

    private static Action Run(string name, RankRequest rank, RankRequest reference)
    {
        var (top, expected) = (new Ranked[Requests.TopCount], new Ranked[Requests.TopCount]);
        int differences = 0;
        for (int request = 0; request < Requests.Count; request++)
        {
            rank(request, top);
            reference(request, expected);
            // A queue orders equal scores as it likes.
            if (!top.Select(ranked => ranked.Score).SequenceEqual(expected.Select(ranked => ranked.Score))) differences++;
        }
        if (differences > 0) ContestTable.ReportDifference(name, differences, Requests.Count);
        return () =>
        {
            for (int request = 0; request < Requests.Count; request++) rank(request, top);
        };
    }
}
