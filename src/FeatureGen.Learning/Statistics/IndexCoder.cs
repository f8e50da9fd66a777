using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>Codes are the indices that a schema computes from the text.</summary>
internal sealed class IndexCoder(ColumnTreatment treatment) : ColumnCoder
{
    public override int Count => treatment.Size;

    public override long MemoryBytes => 0;

    public override int Code(ColumnView column, int from, int limit, Span<int> codes, in BlockPlace place)
    {
        for (int row = from; row < column.Count; row++)
        {
            ReadOnlySpan<byte> value = column[row];
            codes[row] = value.IsEmpty ? 0 : Index(value, row, place);
        }

        return column.Count;
    }

    public override CodedColumn Finish(ReadOnlySpan<int> rowsPerCode, int bins) => new()
    {
        Kind = ColumnKind.Index,
        Rows = rowsPerCode.Length,
        Distinct = rowsPerCode.Length - 1 - rowsPerCode[1..].Count(0),
    };

    private int Index(ReadOnlySpan<byte> value, int row, in BlockPlace place)
    {
        int index;
        try
        {
            index = treatment.Indexer!(value);
        }
        catch (FormatException error)
        {
            throw place.Error(row, value, error.Message.TrimEnd('.'), error);
        }

        return (uint)index < (uint)treatment.Size
            ? index
            : throw new InvalidOperationException($"Column '{place.Name}': index {index} is not within 0..{treatment.Size - 1}.");
    }
}
