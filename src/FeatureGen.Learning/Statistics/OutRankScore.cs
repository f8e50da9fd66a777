namespace FeatureGen.Learning.Statistics;

/// <summary>
/// The score by which OutRank (Škrlj and Mramor, RecSys 2023) ranks a feature: its mutual information with the target, minus that of a
/// copy whose rows are shifted. Values equal those of the reference's kernel up to its 32-bit rounding; the time is linear in the number
/// of rows.
/// </summary>
/// <remarks>
/// score = sum over target values t of (n_t / N) * ( H(F at rows (i + n_t) mod N : T_i = t) - H(F at rows T_i = t) ), n_t rows having T =
/// t, and t skipped where n_t = 1. As in the reference, if the codes of both columns have the same sum, the score is the plain mutual
/// information; codes are therefore those of the reference: the ordinal (lexicographic) ranks of the values, from 0.
/// </remarks>
public static class OutRankScore
{
    /// <summary>The score of a feature.</summary>
    /// <param name="feature">Codes of the feature, from 0, one per row.</param>
    /// <param name="target">Codes of the target, from 0, one per row.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<int> feature, ReadOnlySpan<int> target)
    {
        if (feature.Length != target.Length)
            throw new ArgumentException("Feature and target must have the same number of rows.", nameof(target));
        if (feature.IsEmpty)
            return 0;

        (int[] rows, int[] starts) = GroupByValue(target);
        bool plain = Sum(feature) == Sum(target);
        var counts = new int[Largest(feature) + 1];
        double whole = plain ? EntropyAt(feature, AllRows(feature.Length), 0, counts) : 0;
        double score = 0;
        for (int value = 0; value + 1 < starts.Length; value++)
        {
            ReadOnlySpan<int> members = rows.AsSpan(starts[value]..starts[value + 1]);
            if (members.IsEmpty || (members.Length == 1 && !plain))
                continue;
            double reference = plain ? whole : EntropyAt(feature, members, members.Length, counts);
            score += members.Length * (reference - EntropyAt(feature, members, 0, counts));
        }

        return score / feature.Length;
    }

    /// <summary>Entropy of the feature at rows (row + shift) mod N; counts are left as they were: all 0.</summary>
    private static double EntropyAt(ReadOnlySpan<int> feature, ReadOnlySpan<int> rows, int shift, int[] counts)
    {
        foreach (int row in rows)
            counts[feature[Shifted(row, shift, feature.Length)]]++;

        double terms = 0;
        foreach (int row in rows)
        {
            ref int count = ref counts[feature[Shifted(row, shift, feature.Length)]];
            terms += Entropy.NLogN(count);
            count = 0;
        }

        return Math.Log(rows.Length) - terms / rows.Length;
    }

    private static int Shifted(int row, int shift, int length)
    {
        int shifted = row + shift;
        return shifted < length ? shifted : shifted - length;
    }

    private static (int[] Rows, int[] Starts) GroupByValue(ReadOnlySpan<int> codes)
    {
        var starts = new int[Largest(codes) + 2];
        foreach (int code in codes)
            starts[code + 1]++;
        for (int code = 1; code < starts.Length; code++)
            starts[code] += starts[code - 1];

        var rows = new int[codes.Length];
        int[] next = starts.AsSpan().ToArray();
        for (int row = 0; row < codes.Length; row++)
            rows[next[codes[row]]++] = row;
        return (rows, starts);
    }

    private static int[] AllRows(int length)
    {
        var rows = new int[length];
        for (int row = 0; row < length; row++)
            rows[row] = row;
        return rows;
    }

    private static int Largest(ReadOnlySpan<int> codes)
    {
        int largest = 0;
        foreach (int code in codes)
            largest = Math.Max(largest, code);
        return largest;
    }

    private static long Sum(ReadOnlySpan<int> codes)
    {
        long sum = 0;
        foreach (int code in codes)
            sum += code;
        return sum;
    }
}
