using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Interactions;

/// <summary>What each pair of fields tells of each other, and together of the label, nats; [i, j] with i below j.</summary>
internal sealed record PairTables(double[,] Redundancy, double[,] Relation)
{
    /// <summary>Measures all pairs.</summary>
    public static PairTables Of(InteractionSample sample, int threads, CancellationToken cancellation)
    {
        LevelColumn[] levels = sample.Levels(2, threads);
        var tables = new PairTables(new double[levels.Length, levels.Length], new double[levels.Length, levels.Length]);
        var counter = new CellCounter(levels, sample.Label);
        WorkCrew.Run(threads, levels.Length, (first, _) =>
        {
            cancellation.ThrowIfCancellationRequested();
            for (int second = first + 1; second < levels.Length; second++)
            {
                var pair = PairInformation.Of(counter.Pair(first, second), sample.Label.Totals);
                (tables.Redundancy[first, second], tables.Relation[first, second]) = (pair.Shared, pair.Relation);
            }
        });
        return tables;
    }
}
