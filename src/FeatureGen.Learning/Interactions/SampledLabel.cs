namespace FeatureGen.Learning.Interactions;

/// <summary>The label in a sample of rows, in few classes.</summary>
internal sealed class SampledLabel
{
    private const int MaxClasses = 8;
    private const double RareShare = 0.02;

    /// <param name="classes">The class of each row, from 0. Rare ones of more than two are put together.</param>
    public SampledLabel(int[] classes)
    {
        var counts = new int[classes.Length == 0 ? 0 : classes.Max() + 1];
        foreach (int label in classes)
            counts[label]++;
        int[] present = [.. Enumerable.Range(0, counts.Length).Where(label => counts[label] > 0).OrderByDescending(label => counts[label])];
        int kept = present.Length <= 2 ? present.Length
            : Math.Clamp(present.Count(label => counts[label] >= RareShare * classes.Length), 1, MaxClasses - 1);
        var codeOf = new byte[counts.Length];
        for (int place = 0; place < present.Length; place++)
            codeOf[present[place]] = (byte)Math.Min(place, kept);
        Rows = Array.ConvertAll(classes, label => codeOf[label]);
        Count = Math.Min(present.Length, kept + 1);
        Totals = new int[Count];
        foreach (byte label in Rows)
            Totals[label]++;
        LeastShare = classes.Length == 0 ? 0 : (double)Totals.Min() / classes.Length;
    }

    /// <summary>The class of each row.</summary>
    public byte[] Rows { get; }

    /// <summary>The number of classes.</summary>
    public int Count { get; }

    /// <summary>The rows of each class.</summary>
    public int[] Totals { get; }

    /// <summary>The share of the rarest class.</summary>
    public double LeastShare { get; }
}
