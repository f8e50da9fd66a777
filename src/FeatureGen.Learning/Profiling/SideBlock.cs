using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Profiling;

/// <summary>Rows made from parts of another block, with a label each.</summary>
internal sealed class SideBlock
{
    private int _used;
    private int _fields;
    private int[] _labels = [];
    private double[] _values = [];

    public RecordBlock Block { get; } = new() { Verbatim = true };

    public int[] Labels => _labels;

    /// <summary>Of a real label: that of each row.</summary>
    public double[] Values => _values;

    /// <summary>Gives the rows from one on their real label.</summary>
    public void SetValue(int fromRow, double value)
    {
        Grow(ref _values, Block.RowCount);
        _values.AsSpan(fromRow..Block.RowCount).Fill(value);
    }

    public void Clear() => (_used, _fields, Block.RowCount) = (0, 0, 0);

    /// <summary>Starts a row of so many fields, each of which must then be added.</summary>
    public void AddRow(int label, int fields)
    {
        int row = Block.RowCount++;
        Block.ColumnCount = fields;
        Grow(ref Block.RowStarts, Block.RowCount);
        Grow(ref _labels, Block.RowCount);
        Grow(ref Block.Ends, Block.RowCount * fields);
        Block.RowStarts[row] = _used;
        _labels[row] = label;
    }

    public void AddField(ReadOnlySpan<byte> value)
    {
        Grow(ref Block.Buffer, _used + value.Length + 1 + RecordBlock.Padding);
        value.CopyTo(Block.Buffer.AsSpan(_used));
        _used += value.Length;
        Block.Ends[_fields++] = _used++;
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length) Array.Resize(ref array, Math.Max(length, 2 * array.Length));
    }
}
