namespace FeatureGen.Learning.Statistics;

/// <summary>Numbers that were counted by sorting; their codes are their places, from 1 on.</summary>
internal sealed class SortedNumberCoder(NumberRun run, int shift, bool isCoarse, DistinctCounter? counter) : ColumnCoder
{
    public override int Count => run.Count + 1;

    public override long MemoryBytes => run.MemoryBytes;

    /// <summary>Not asked for: counting has ended.</summary>
    public override int Code(ColumnView column, int from, int limit, Span<int> codes, in BlockPlace place) => from;

    /// <summary>The same texts in a dictionary, in the order of their appearance.</summary>
    public DictionaryCoder ToDictionary(ColumnTreatment treatment, out int[] map)
    {
        if (isCoarse)
            throw new InvalidOperationException("The texts are not known any more.");
        int[] order = [.. Enumerable.Range(0, run.Count)];
        Array.Sort(run.FirstRows[..run.Count], order);
        map = new int[Count];
        var dictionary = new DictionaryCoder(treatment);
        Span<byte> text = stackalloc byte[32];
        foreach (int i in order)
            map[i + 1] = dictionary.Add(text[..run[i].Write(text)]);
        return dictionary;
    }

    public override CodedColumn Finish(ReadOnlySpan<int> rowsPerCode, int bins)
    {
        var numbers = new double[Count];
        for (int code = 1; code < numbers.Length; code++)
            numbers[code] = OrderedBits.ToNumber(run.Bits[code - 1] << shift);
        return NumberTable.Bin(numbers, rowsPerCode, bins, counter);
    }
}
