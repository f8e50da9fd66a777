using System.Runtime.ExceptionServices;

namespace FeatureGen.Learning.Statistics;

/// <summary>Shares independent items of work among threads, each thread taking the next item as it gets free.</summary>
internal static class WorkCrew
{
    /// <summary>
    /// Does items 0 to <paramref name="items"/> - 1; <paramref name="work"/> is given the item and the number of the worker, which no two
    /// threads share at a time.
    /// </summary>
    public static void Run(int threads, int items, Action<int, int> work)
    {
        int next = -1;
        void TakeItems(int worker)
        {
            for (int item = Interlocked.Increment(ref next); item < items; item = Interlocked.Increment(ref next))
                work(item, worker);
        }

        threads = Math.Min(threads, items);
        if (threads <= 1)
        {
            TakeItems(0);
            return;
        }

        try
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, TakeItems);
        }
        catch (AggregateException errors)
        {
            // As with one thread: the error itself, not a collection.
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }
}
