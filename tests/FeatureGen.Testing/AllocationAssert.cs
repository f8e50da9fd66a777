using Xunit.Sdk;

namespace FeatureGen.Testing;

/// <summary>Asserts that code allocates nothing on the managed heap.</summary>
public static class AllocationAssert
{
    private const int CallsPerRepeat = 32;
    private const int CleanRepeats = 5;
    private const int Rounds = 10;

    /// <summary>
    /// Calls the action until it is compiled at the highest tier, then fails unless several repeats in a row allocate exactly zero bytes
    /// on this thread. What an action allocates only in its first calls (lazy initialisation, boxing in unoptimised code) is not counted.
    /// </summary>
    public static void AssertNoAllocation(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            Measure(action);
            int clean = 0;
            while (clean < CleanRepeats && (allocated = Measure(action)) == 0)
                clean++;
            if (clean == CleanRepeats)
                return;
            // The runtime promotes hot methods in the background, 100 ms after the last burst of new ones.
            Thread.Sleep(120);
        }
        throw new XunitException($"Expected no allocation, but {CallsPerRepeat} calls allocated {allocated} bytes "
            + $"({(double)allocated / CallsPerRepeat:0.#} a call) after {Rounds * CallsPerRepeat} calls of warm-up.");
    }

    private static long Measure(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < CallsPerRepeat; i++)
            action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
