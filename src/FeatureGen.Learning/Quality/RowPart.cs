namespace FeatureGen.Learning.Quality;

/// <summary>A part of a sequence that differs from the rest.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends: the first place behind it.</param>
internal readonly record struct RowPart(int From, int To)
{
    /// <summary>
    /// The part of a sequence whose mean differs most from that of the rest: between the extremes of the sum of the distances from the
    /// mean. A part at the beginning is told as the other one, which follows it.
    /// </summary>
    public static RowPart MostDifferent(ReadOnlySpan<double> values)
    {
        double mean = 0;
        foreach (double value in values) mean += value;
        mean /= values.Length;
        double sum = 0, least = 0, greatest = 0;
        int low = 0, high = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] - mean;
            // Rounding must not move an end that is the end of the sequence.
            if (sum < least - 1e-9) (least, low) = (sum, i + 1);
            if (sum > greatest + 1e-9) (greatest, high) = (sum, i + 1);
        }
        int from = Math.Min(low, high), to = Math.Max(low, high);
        return from == 0 ? new RowPart(to, values.Length) : new RowPart(from, to);
    }

    /// <summary>How many there are in it.</summary>
    public int Length => To - From;
}
