using System.Text;

namespace FeatureGen.Learning.Statistics;

/// <summary>Codes texts that are given: 0 is missing, then the texts in their order, then all others as one.</summary>
internal sealed class FrozenValueCoder : ColumnCoder
{
    private readonly ValueDictionary _values = new();

    public FrozenValueCoder(IReadOnlyList<string> values)
    {
        foreach (string value in values)
            _values.GetOrAdd(Encoding.UTF8.GetBytes(value));
        Count = values.Count + 2;
    }

    public override int Count { get; }

    public override long MemoryBytes => _values.MemoryBytes;

    public override int Code(ColumnView column, int from, int limit, Span<int> codes, in BlockPlace place)
    {
        for (int row = from; row < column.Count; row++)
        {
            int code = _values.Find(column[row]);
            codes[row] = code >= 0 ? code : Count - 1;
        }

        return column.Count;
    }

    public override CodedColumn Finish(ReadOnlySpan<int> rowsPerCode, int bins) =>
        new() { Kind = ColumnKind.Category, Rows = Count, Distinct = Count - 2 };
}
