using FeatureGen.Encoders;

namespace FeatureGen.Tests.Numerics;

/// <summary>Nothing that runs per value or per request allocates.</summary>
public class AllocationTests
{
    private static readonly float[] Column = [.. Enumerable.Range(0, 1000).Select(i => (float)i)];
    private static readonly float[] Boundaries = [.. Enumerable.Range(0, 40).Select(i => (float)i)];
    private static readonly Vocabulary Words = new(["a", "b"], 2);
    private static readonly Ranked[] Top = new Ranked[400];
    private static readonly string Long = new('é', 5000);

    [Fact]
    public void Encoders_do_not_allocate() => AssertFree(() =>
    {
        Numbers.Log1P(Column);
        Numbers.Sqrt(Column);
        Numbers.Standardize(Column, 1f, 2f);
        Numbers.Clip(Column, 0f, 900f);
        Buckets.Index(Column, Boundaries);
        Buckets.Index(Column, Boundaries.AsSpan(0, 5));
        Crosses.Index(Column, Column, 1000, 1000, 512, Column);
        int sum = Hashing.Index(Long, 100) + Hashing.Index("short", 100) + Hashing.Index(Guid.Empty, 100);
        sum += Hashing.Index(DateTime.UnixEpoch, 100) + Categories.Code(3, [1, 2, 3], 1) + Categories.Range(3, 1, 2, 1);
        sum += Words.Index("a") + Words.Index("c") + Words.Index("longer".AsSpan(1, 3));
        sum += Timestamps.Index(DateTimeOffset.UnixEpoch, TimePart.DayOfWeek, 60) + Crosses.Index([1, 2, 3], [100, 100, 100], 4096);
        Numbers.From(sum);
    });

    [Fact]
    public void Ranking_does_not_allocate() => AssertFree(() =>
    {
        foreach (int k in (ReadOnlySpan<int>)[1, 10, 100, 400]) TopK.Select(Column, Top.AsSpan(0, k));
    });

    private static void AssertFree(Action action)
    {
        for (int i = 0; i < 10; i++) action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) action();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
