using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Interactions;

/// <summary>A field in few levels, so that the cells of two or three fields hold enough rows, and in fewer still.</summary>
/// <remarks>
/// Numbers are put into bins of about equal numbers of rows. Of other values the most frequent have a level of their own, and the rest
/// share as many, dealt out by frequency. A missing value is a level of its own.
/// </remarks>
internal sealed class LevelColumn
{
    private LevelColumn(byte[] rows, int levels, int[] coarse, int coarseLevels) =>
        (Rows, Levels, Coarse, CoarseLevels) = (rows, levels, coarse, coarseLevels);

    /// <summary>The level of each row.</summary>
    public byte[] Rows { get; }

    /// <summary>The number of levels.</summary>
    public int Levels { get; }

    /// <summary>For each level the coarse one that it is part of.</summary>
    public int[] Coarse { get; }

    /// <summary>The number of coarse levels.</summary>
    public int CoarseLevels { get; }

    /// <summary>Puts a column into levels.</summary>
    /// <param name="column">The codes of the column.</param>
    /// <param name="levels">The most levels, missing not counted; 2 to 100.</param>
    /// <param name="coarseLevels">The most coarse levels, missing not counted; at least 2.</param>
    public static LevelColumn Of(SampledField column, int levels, int coarseLevels)
    {
        long[] counts = CountsOf(column.Codes);
        int first = column.HasMissing ? 1 : 0;
        int[] values = [.. Enumerable.Range(first, Math.Max(0, counts.Length - first)).Where(code => counts[code] > 0)];
        if (!column.IsOrdered)
            values = [.. values.OrderByDescending(code => counts[code])];
        int[] groups = Group([.. values.Select(code => counts[code])], levels, column.IsOrdered, out int used);
        var levelOf = new byte[counts.Length];
        var levelRows = new long[used];
        for (int i = 0; i < values.Length; i++)
        {
            levelOf[values[i]] = (byte)groups[i];
            levelRows[groups[i]] += counts[values[i]];
        }

        int[] coarse = Group(levelRows, coarseLevels, column.IsOrdered, out int coarseUsed);
        if (column.HasMissing && counts.Length > 0 && counts[0] > 0)
        {
            levelOf[0] = (byte)used++;
            coarse = [.. coarse, coarseUsed++];
        }

        return new LevelColumn(Array.ConvertAll(column.Codes, code => levelOf[code]), used, coarse, coarseUsed);
    }

    private static long[] CountsOf(int[] codes)
    {
        var counts = new long[codes.Length == 0 ? 0 : codes.Max() + 1];
        foreach (int code in codes)
            counts[code]++;
        return counts;
    }

    /// <summary>The group of each value; they come in order, or the most frequent first.</summary>
    private static int[] Group(long[] counts, int most, bool isOrdered, out int groups)
    {
        int[] places = [.. Enumerable.Range(0, counts.Length)];
        groups = counts.Length;
        if (counts.Length <= most)
            return places;
        groups = most;
        if (!isOrdered)
        {
            int own = most / 2;
            return Array.ConvertAll(places, place => place < own ? place : own + (place - own) % (most - own));
        }

        double[] starts = QuantileBins.Starts(Array.ConvertAll(places, place => (double)place), counts, most);
        groups = starts.Length;
        return Array.ConvertAll(places, place => QuantileBins.BinOf(place, starts));
    }
}
