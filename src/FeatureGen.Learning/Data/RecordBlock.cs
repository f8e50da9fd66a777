using System.Runtime.CompilerServices;

namespace FeatureGen.Learning.Data;

/// <summary>
/// Some consecutive records: their text, and where each field of it ends. A field starts one byte behind the end of the one before it;
/// the separator or line feed stands at the end. Blocks are filled again and again, so nothing is allocated once they have grown.
/// </summary>
internal sealed class RecordBlock
{
    /// <summary>Bytes that may be read (not used) behind the text: scanning and hashing load whole words.</summary>
    public const int Padding = 64;

    public byte[] Buffer = [];

    /// <summary>Ends of the fields, row by row.</summary>
    public int[] Ends = [];

    /// <summary>Start of each row.</summary>
    public int[] RowStarts = [];

    public int RowCount;

    public int ColumnCount;

    /// <summary>Index of the first row in the table, counted from 0.</summary>
    public long FirstRow;

    /// <summary>Line on which the text starts, counted from 1; unused where the rows come from a database.</summary>
    public long FirstLine;

    /// <summary>If rows were taken out: the number that each row had in the block before.</summary>
    public int[]? FormerRows;

    /// <summary>True: fields are plain bytes. False: they may be quoted, and a carriage return may precede the line feed.</summary>
    public bool Verbatim;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int StartOf(int row, int column) => column == 0 ? RowStarts[row] : Ends[row * ColumnCount + column - 1] + 1;

    /// <summary>Where a field's text lies, without its quotes; true if doubled quotes are still in it.</summary>
    public bool Locate(int row, int column, out int start, out int length)
    {
        start = StartOf(row, column);
        length = Ends[row * ColumnCount + column] - start;
        if (Verbatim || length == 0)
            return false;

        if (column == ColumnCount - 1 && Buffer[start + length - 1] == (byte)'\r')
            length--;
        if (length == 0 || Buffer[start] != (byte)'"')
            return false;

        start++;
        length -= 2;
        return Buffer.AsSpan(start, length).Contains((byte)'"');
    }

    /// <summary>The line on which a row starts (counted, not looked up); of a database, the number of the row.</summary>
    public long LineOf(int row) => LineAt(row, RowStarts[row]);

    /// <summary>The line on which a field starts.</summary>
    public long LineOf(int row, int column) => LineAt(row, StartOf(row, column));

    /// <summary>The number of a row in the table, counted from 1.</summary>
    public int NumberOf(int row) => (int)Math.Min(int.MaxValue, FirstRow + (FormerRows?[row] ?? row) + 1);

    private long LineAt(int row, int position) =>
        Verbatim ? FirstRow + (FormerRows?[row] ?? row) + 1 : FirstLine + Buffer.AsSpan(0, position).Count((byte)'\n');

    /// <summary>Writes the text of a field with each doubled quote once; returns its length.</summary>
    public static int Unescape(ReadOnlySpan<byte> quoted, Span<byte> target)
    {
        int written = 0;
        while (true)
        {
            int quote = quoted.IndexOf((byte)'"');
            if (quote < 0)
            {
                quoted.CopyTo(target[written..]);
                return written + quoted.Length;
            }

            quoted[..(quote + 1)].CopyTo(target[written..]);
            written += quote + 1;
            quoted = quoted[(quote + 2)..];
        }
    }

    /// <summary>Takes over what another block holds, and gives it what was here.</summary>
    public void Exchange(RecordBlock other)
    {
        (Buffer, other.Buffer) = (other.Buffer, Buffer);
        (Ends, other.Ends) = (other.Ends, Ends);
        (RowStarts, other.RowStarts) = (other.RowStarts, RowStarts);
        (RowCount, other.RowCount) = (other.RowCount, RowCount);
        (ColumnCount, other.ColumnCount) = (other.ColumnCount, ColumnCount);
        (FirstRow, other.FirstRow) = (other.FirstRow, FirstRow);
        (FirstLine, other.FirstLine) = (other.FirstLine, FirstLine);
        (FormerRows, other.FormerRows) = (other.FormerRows, FormerRows);
        (Verbatim, other.Verbatim) = (other.Verbatim, Verbatim);
    }

    /// <summary>Keeps the rows for which <paramref name="keep"/> is true, in their order.</summary>
    public void KeepRows(ReadOnlySpan<bool> keep)
    {
        int kept = 0;
        FormerRows = new int[RowCount];
        for (int row = 0; row < RowCount; row++)
        {
            if (!keep[row])
                continue;
            FormerRows[kept] = row;
            RowStarts[kept] = RowStarts[row];
            Ends.AsSpan(row * ColumnCount, ColumnCount).CopyTo(Ends.AsSpan(kept * ColumnCount));
            kept++;
        }

        RowCount = kept;
    }
}
