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
        int codes = numberOfCode.Length, count = 0;
        for (int code = 1; code < codes; code++)
            count += double.IsNaN(numberOfCode[code]) || rowsPerCode[code] == 0 ? 0 : 1;
        var inOrder = new double[count];
        var order = new int[count];
        count = 0;
        for (int code = 1; code < codes; code++)
        {
            if (double.IsNaN(numberOfCode[code]) || rowsPerCode[code] == 0)
                continue;
            inOrder[count] = numberOfCode[code];
            order[count++] = code;
        }

        RadixSort.Sort(inOrder.AsSpan(), order.AsSpan());
        double[] values = Distinct(inOrder);
        var counts = new long[values.Length];
        int place = -1;
        for (int i = 0; i < inOrder.Length; i++)
        {
            // Texts of the same number, like 1 and 1.0, meet here.
            if (place < 0 || values[place] != inOrder[i])
                place++;
            counts[place] += rowsPerCode[order[i]];
        }

        double[] starts = values.Length == 0 ? [] : QuantileBins.Starts(values, counts, bins);
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
            Distinct = counter?.Estimate() ?? values.Length,
            IsEstimate = counter is not null,
            BinStarts = starts,
            Numbers = NumberSummary.Of(values, counts),
            SortedCodes = order,
            SortedNumbers = inOrder,
            DistinctNumbers = values,
            DistinctRows = counts,
        };
    }

    /// <summary>Sorted numbers without repetitions: the same array where there are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Distinct(double[] sorted)
    {
        int distinct = Math.Min(1, sorted.Length);
        for (int i = 1; i < sorted.Length; i++)
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        if (distinct == sorted.Length)
            return sorted;
        var values = new double[distinct];
        distinct = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (distinct == 0 || values[distinct - 1] != sorted[i])
                values[distinct++] = sorted[i];
        }

        return values;
    }

    /// <summary>Infinities are clamped, as everywhere; -0 is 0.</summary>
    public static double Normalize(double value) => Math.Clamp(value, -float.MaxValue, float.MaxValue) + 0.0;
}
