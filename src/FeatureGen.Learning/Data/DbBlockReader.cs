using System.Data.Common;
using System.Globalization;
using System.Text;

namespace FeatureGen.Learning.Data;

/// <summary>Brings the rows of any ADO.NET provider into the form in which CSV comes: each value as invariant text.</summary>
internal sealed class DbBlockReader : IBlockSource
{
    private const int BlockBytes = 1 << 20;
    private const int LongestNumber = 64;
    private readonly DbDataReader _reader;
    private long _nextRow;

    public DbBlockReader(DbDataReader reader)
    {
        _reader = reader;
        var names = new string[reader.FieldCount];
        for (int ordinal = 0; ordinal < names.Length; ordinal++)
            names[ordinal] = reader.GetName(ordinal);
        Names = names;
    }

    public string Path => "query";

    public IReadOnlyList<string> Names { get; }

    public bool ReadBlock(RecordBlock block, int maxRows)
    {
        block.Verbatim = true;
        block.ColumnCount = Names.Count;
        block.FirstRow = _nextRow;
        block.FirstLine = 0;
        block.RowCount = 0;
        block.FormerRows = null;
        int used = 0;
        while (block.RowCount < maxRows && used < BlockBytes && _reader.Read())
            AppendRow(block, ref used);

        Grow(ref block.Buffer, used + RecordBlock.Padding);
        _nextRow += block.RowCount;
        return block.RowCount > 0;
    }

    private void AppendRow(RecordBlock block, ref int used)
    {
        int row = block.RowCount++;
        Grow(ref block.RowStarts, row + 1);
        Grow(ref block.Ends, (row + 1) * block.ColumnCount);
        block.RowStarts[row] = used;
        for (int column = 0; column < block.ColumnCount; column++)
        {
            Append(block, _reader.GetValue(column), ref used);
            block.Ends[row * block.ColumnCount + column] = used++;
        }
    }

    private static void Append(RecordBlock block, object value, ref int used)
    {
        string? text = value switch
        {
            DBNull or null => "",
            string s => s,
            bool b => b ? "1" : "0",
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            IUtf8SpanFormattable => null,
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        Grow(ref block.Buffer, used + 1 + (text is null ? LongestNumber : Encoding.UTF8.GetMaxByteCount(text.Length)));
        if (text is not null)
        {
            used += Encoding.UTF8.GetBytes(text, block.Buffer.AsSpan(used));
            return;
        }

        int written;
        while (!((IUtf8SpanFormattable)value!).TryFormat(block.Buffer.AsSpan(used), out written, default, CultureInfo.InvariantCulture))
            Grow(ref block.Buffer, 2 * block.Buffer.Length);
        used += written;
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            Array.Resize(ref array, Math.Max(length, 2 * array.Length));
    }
}
