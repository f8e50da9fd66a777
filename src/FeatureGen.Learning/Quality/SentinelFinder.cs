namespace FeatureGen.Learning.Quality;

/// <summary>Finds numbers that stand for a missing value: known ones that lie far from all others, or are heaped among rare ones.</summary>
internal static class SentinelFinder
{
    private const int Around = 10;
    private const int LeastDistinct = 10;
    private const int LeastFar = 3;
    private const int LeastNegative = 5;
    private const int LeastHeap = 20;

    private static readonly double[] s_known =
    [
        -1, 0, 99, 999, 9999, 99999, 999999, 9999999, 99999999, 999999999, -9, -99, -999, -9999, -99999, -999999,
        int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue,
    ];

    /// <summary>The places of such numbers, the most frequent first.</summary>
    public static int[] Find(NumberList numbers)
    {
        if (numbers.Values.Length <= LeastDistinct) return [];
        return
        [
            .. s_known.Select(value => Array.BinarySearch(numbers.Values, value)).Where(place => place >= 0 && IsSuspect(numbers, place))
                .OrderByDescending(place => numbers.Rows[place]),
        ];
    }

    private static bool IsSuspect(NumberList numbers, int place) =>
        IsFar(numbers, place, up: true) || IsFar(numbers, place, up: false) || IsHeaped(numbers, place);

    /// <summary>Whether the number is an end of the column, and what lies next to it is far for what the others are apart.</summary>
    private static bool IsFar(NumberList numbers, int place, bool up)
    {
        double[] values = numbers.Values;
        int step = up ? -1 : 1, last = place;
        long rows = numbers.Rows[place], most = 0;
        // What lies beyond can only be another of the kind.
        for (int i = place - step; i >= 0 && i < values.Length; i -= step)
            if (!s_known.Contains(values[i])) return false;
        double spacing = 0;
        for (int i = 1; i <= Around && place + step * i is >= 0 and var near && near < values.Length; i++)
        {
            if (i > 1) spacing = Math.Max(spacing, Math.Abs(values[near] - values[last]));
            most = Math.Max(most, numbers.Rows[near]);
            last = near;
        }
        double gap = Math.Abs(values[place] - values[place + step]);
        if (rows < LeastFar || gap < 3 * spacing) return false;
        if (!up && values[place] < 0 && values[place + 1] >= 0 && rows >= LeastNegative && gap >= 5 * spacing) return true;
        double middle = SpreadBetween(numbers, up ? 0 : place + 1, up ? place : values.Length);
        return gap >= 2 * middle || (gap >= middle && rows >= 2 * most);
    }

    /// <summary>Whether the number is several times as frequent as those around it, which are about equally frequent.</summary>
    private static bool IsHeaped(NumberList numbers, int place)
    {
        long rows = numbers.Rows[place];
        // A single negative number, and more of it than of the next: no left tail looks like that.
        if (place == 0 && numbers.Values[0] < 0 && numbers.Values[1] >= 0 && rows >= LeastHeap && rows >= 2 * numbers.Rows[1]) return true;
        if (numbers.Values[place] == 0 || rows < LeastHeap) return false;
        int from = Math.Max(0, place - Around), to = Math.Min(numbers.Rows.Length, place + Around + 1);
        long[] near = [.. Enumerable.Range(from, to - from).Where(i => i != place).Select(i => numbers.Rows[i]).Order()];
        double median = near[near.Length / 2], most = near[^1];
        return rows >= 5 * most && most <= 4 * median + 5 * Math.Sqrt(median) + 3;
    }

    /// <summary>The distance of the quartiles of a part of the numbers.</summary>
    private static double SpreadBetween(NumberList numbers, int from, int to)
    {
        var part = new NumberList(numbers.Values[from..to], numbers.Rows[from..to], 0);
        return NumberFacts.Quantile(part, 0.75, part.Total) - NumberFacts.Quantile(part, 0.25, part.Total);
    }
}
