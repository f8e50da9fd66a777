using System.Runtime.CompilerServices;

namespace FeatureGen.Learning.Statistics;

/// <summary>The distinct numbers of a column with their counts, ascending, and the quantile bins over them.</summary>
internal static class NumberTable
{
    /// <summary>Bins the codes of a column by their numbers; code 0, and each NaN, is missing.</summary>
    /// <param name="numberOfCode">The number of each code.</param>
    /// <param name="rowsPerCode">The rows of each code.</param>
    /// <param name="bins">The most bins.</param>
    /// <param name="counter">Where codes are no single numbers: was given all numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CodedColumn Bin(ReadOnlySpan<double> numberOfCode, ReadOnlySpan<int> rowsPerCode, int bins, DistinctCounter? counter)
    {
        int codes = numberOfCode.Length;
        var sorted = new double[codes];
        var order = new int[codes];
        int count = 0;
        for (int code = 1; code < codes; code++)
        {
            if (double.IsNaN(numberOfCode[code]) || rowsPerCode[code] == 0)
                continue;
            sorted[count] = numberOfCode[code];
            order[count++] = code;
        }

        RadixSort.Sort(sorted.AsSpan(0, count), order.AsSpan(0, count));
        double[] inOrder = sorted[..count];
        var counts = new long[count];
        int distinct = 0;
        for (int i = 0; i < count; i++)
        {
            // Texts of the same number, like 1 and 1.0, meet here.
            if (distinct == 0 || sorted[distinct - 1] != sorted[i])
                sorted[distinct++] = sorted[i];
            counts[distinct - 1] += rowsPerCode[order[i]];
        }

        ReadOnlySpan<double> values = sorted.AsSpan(0, distinct);
        double[] starts = distinct == 0 ? [] : QuantileBins.Starts(values, counts.AsSpan(0, distinct), bins);
        var rowOfCode = new int[codes];
        int bin = 0;
        for (int i = 0; i < count; i++)
        {
            while (bin < starts.Length && starts[bin] <= inOrder[i])
                bin++;
            rowOfCode[order[i]] = bin;
        }

        return new CodedColumn
        {
            Kind = ColumnKind.Number,
            Rows = starts.Length + 1,
            RowOfCode = rowOfCode,
            Distinct = counter?.Estimate() ?? distinct,
            IsEstimate = counter is not null,
            BinStarts = starts,
            Numbers = NumberSummary.Of(values, counts.AsSpan(0, distinct)),
            SortedCodes = order[..count],
            SortedNumbers = inOrder,
        };
    }

    /// <summary>Infinities are clamped, as everywhere; -0 is 0.</summary>
    public static double Normalize(double value) => Math.Clamp(value, -float.MaxValue, float.MaxValue) + 0.0;
}
