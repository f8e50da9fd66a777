using System.Diagnostics;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>Times actions that take turns; the least time of each counts, so that what else the machine does falls on all alike.</summary>
internal static class Turns
{
    /// <summary>How many turns each action has.</summary>
    public const int Rounds = 15;

    private const int WarmUps = 3, MostCalls = 40, MostCallsOfTurn = 4000;
    private const double SecondsOfTurn = 0.004, MillisecondsOfWarmUp = 150;
    private const int MillisecondsOfTier = 120;

    /// <summary>The least time of a call of each action, in seconds.</summary>
    public static double[] LeastSeconds(IReadOnlyList<Action> actions)
    {
        int[] calls = [.. actions.Select(Calls)];
        double[] least = [.. actions.Select(_ => double.MaxValue)];
        for (int round = 0; round < Rounds; round++)
            for (int i = 0; i < least.Length; i++) least[i] = Math.Min(least[i], Seconds(actions[i], calls[i]));
        return least;
    }

    // How many calls take long enough for the clock, once the runtime has compiled all of it at the highest tier.
    private static int Calls(Action action)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < MostCalls && Stopwatch.GetElapsedTime(start).TotalMilliseconds < MillisecondsOfWarmUp; call++)
                action();
            Thread.Sleep(MillisecondsOfTier);
        }
        return (int)Math.Ceiling(SecondsOfTurn / Math.Max(Seconds(action, 1), SecondsOfTurn / MostCallsOfTurn));
    }

    private static double Seconds(Action action, int calls)
    {
        double start = ThreadClock.Seconds;
        for (int i = 0; i < calls; i++) action();
        return (ThreadClock.Seconds - start) / calls;
    }
}
