namespace FeatureGen.Learning.Statistics;

/// <summary>A column on the sampled rows, its codes without gaps and its rows by code.</summary>
internal sealed class SampledColumn
{
    public SampledColumn(ReadOnlySpan<int> codes)
    {
        Codes = Densify(codes, out int values);
        Values = values;
        Starts = new int[values + 1];
        foreach (int code in Codes)
            Starts[code + 1]++;
        int[] totals = Starts[1..];
        for (int value = 1; value <= values; value++)
            Starts[value] += Starts[value - 1];
        Rows = new int[Codes.Length];
        int[] next = [.. Starts];
        for (int row = 0; row < Codes.Length; row++)
            Rows[next[Codes[row]]++] = row;
        Entropy = Statistics.Entropy.FromCounts(totals);
        Margins = new Margins(totals);
    }

    /// <summary>The code of each row, numbered in the order in which they appear.</summary>
    public int[] Codes { get; }

    /// <summary>The number of codes.</summary>
    public int Values { get; }

    /// <summary>The rows, those of each code together.</summary>
    public int[] Rows { get; }

    /// <summary>Where the rows of each code start in <see cref="Rows"/>; one more for the end.</summary>
    public int[] Starts { get; }

    /// <summary>Nats.</summary>
    public double Entropy { get; }

    public Margins Margins { get; }

    /// <summary>The rows of a code.</summary>
    public ReadOnlySpan<int> RowsOf(int code) => Rows.AsSpan(Starts[code]..Starts[code + 1]);

    /// <summary>How many rows have a code.</summary>
    public int CountOf(int code) => Starts[code + 1] - Starts[code];

    private static int[] Densify(ReadOnlySpan<int> codes, out int values)
    {
        int highest = -1;
        foreach (int code in codes)
            highest = Math.Max(highest, code);
        var dense = new int[codes.Length];
        var number = new int[highest + 1];
        values = 0;
        for (int row = 0; row < codes.Length; row++)
        {
            ref int code = ref number[codes[row]];
            if (code == 0)
                code = ++values;
            dense[row] = code - 1;
        }

        return dense;
    }
}
