using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>One column of a block: where each value lies, quotes and doubled quotes already gone. Reused from block to block.</summary>
internal sealed class ColumnView
{
    private byte[] _unescaped = [];

    public byte[] Text = [];

    public int[] Starts = [];

    public int[] Lengths = [];

    public int Count;

    public ReadOnlySpan<byte> this[int row] => Text.AsSpan(Starts[row], Lengths[row]);

    public void Load(RecordBlock block, int column)
    {
        Count = block.RowCount;
        Text = block.Buffer;
        if (Starts.Length < Count)
        {
            Starts = new int[Count + Count / 2];
            Lengths = new int[Starts.Length];
        }

        // The first and the last field of a row need more care than those between.
        if (!block.Verbatim && column > 0 && column < block.ColumnCount - 1 ? !LoadInner(block, column) : !LoadAny(block, column))
            LoadEscaped(block, column);
    }

    /// <summary>False if a value needs unescaping.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool LoadInner(RecordBlock block, int column)
    {
        ref byte text = ref MemoryMarshal.GetArrayDataReference(Text);
        Span<int> starts = Starts.AsSpan(0, Count), lengths = Lengths.AsSpan(0, Count);
        int stride = block.ColumnCount;
        ref int end = ref block.Ends[column];
        for (int row = 0; row < starts.Length; row++)
        {
            int start = Unsafe.Subtract(ref end, 1) + 1;
            int length = end - start;
            end = ref Unsafe.Add(ref end, stride);
            if (Unsafe.Add(ref text, start) == (byte)'"')
            {
                if (block.Locate(row, column, out start, out length))
                    return false;
            }

            starts[row] = start;
            lengths[row] = length;
        }

        return true;
    }

    private bool LoadAny(RecordBlock block, int column)
    {
        for (int row = 0; row < Count; row++)
        {
            if (block.Locate(row, column, out Starts[row], out Lengths[row]))
                return false;
        }

        return true;
    }

    private void LoadEscaped(RecordBlock block, int column)
    {
        int used = 0;
        for (int row = 0; row < Count; row++)
        {
            bool escaped = block.Locate(row, column, out int start, out int length);
            if (_unescaped.Length < used + length + RecordBlock.Padding)
                Array.Resize(ref _unescaped, Math.Max(2 * _unescaped.Length, used + length + RecordBlock.Padding));
            ReadOnlySpan<byte> value = block.Buffer.AsSpan(start, length);
            Starts[row] = used;
            if (escaped)
                length = RecordBlock.Unescape(value, _unescaped.AsSpan(used));
            else
                value.CopyTo(_unescaped.AsSpan(used));
            Lengths[row] = length;
            used += length;
        }

        Text = _unescaped;
    }
}
