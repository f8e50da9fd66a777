using System.Text;
using System.Text.Unicode;

namespace FeatureGen.Learning.Data;

/// <summary>Cuts a stream of CSV into blocks of records. Rows before a faulty one are handed out before its error is thrown.</summary>
internal sealed class CsvBlockReader : IBlockSource
{
    private readonly Stream _stream;
    private readonly CsvOptions _options;
    private readonly CsvScanner _scanner;
    private byte[] _rest = [];              // read but not handed out
    private int _restLength;
    private bool _endOfStream;
    private long _nextRow;
    private long _nextLine = 1;
    private DataFormatException? _pending;

    /// <summary>Reads the header.</summary>
    public CsvBlockReader(Stream stream, string path, CsvOptions options)
    {
        _stream = stream;
        _options = options;
        _scanner = new CsvScanner((byte)options.Separator);
        Path = path;
        SkipByteOrderMark();
        Names = ReadHeader();
    }

    public string Path { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Bytes of the stream handed out so far.</summary>
    public long BytesRead { get; private set; }

    public bool ReadBlock(RecordBlock block, int maxRows)
    {
        if (_pending is not null)
            throw _pending;

        while (true)
        {
            if (!Fill(block, out int filled))
                return false;

            block.ColumnCount = Names.Count;
            block.FirstRow = _nextRow;
            block.FirstLine = _nextLine;
            block.Verbatim = false;
            block.FormerRows = null;
            int consumed = TakeRows(block, maxRows);
            CheckText(block, ref consumed);
            KeepRest(block, consumed, filled);
            _nextRow += block.RowCount;
            if (block.RowCount > 0)
                return true;
            if (_pending is not null)
                throw _pending;
        }
    }

    /// <summary>Loads and scans until the buffer holds a complete record (or an error that explains why not).</summary>
    private bool Fill(RecordBlock block, out int filled)
    {
        int size = Math.Max(_options.BlockBytes, _restLength);
        filled = 0;
        while (true)
        {
            if (block.Buffer.Length < size + 1 + RecordBlock.Padding)
                Array.Resize(ref block.Buffer, size + 1 + RecordBlock.Padding);
            if (_restLength > 0)
            {
                _rest.AsSpan(0, _restLength).CopyTo(block.Buffer);
                filled = _restLength;
                _restLength = 0;
            }

            filled += Load(block.Buffer.AsSpan(filled, size - filled));
            if (filled == 0)
                return false;

            // The last line of a file may lack its line feed.
            int end = filled;
            if (_endOfStream && block.Buffer[filled - 1] != (byte)'\n')
                block.Buffer[end++] = (byte)'\n';
            _scanner.Scan(block.Buffer, end);
            if (_scanner.LineEndCount > 0 || _scanner.Error >= 0 || _endOfStream)
            {
                filled = end;
                return true;
            }

            if (filled > _options.MaxRecordBytes)
            {
                throw Error(_nextLine, null, $"a record is longer than {_options.MaxRecordBytes} bytes. Probably a quote is not closed; "
                    + "otherwise raise the limit for the length of a record.");
            }

            size = (int)Math.Min(2L * size, _options.MaxRecordBytes + 1L);
        }
    }

    private int Load(Span<byte> target)
    {
        int loaded = 0;
        while (loaded < target.Length && !_endOfStream)
        {
            int count = _stream.Read(target[loaded..]);
            _endOfStream = count == 0;
            loaded += count;
        }

        BytesRead += loaded;
        return loaded;
    }

    private void SkipByteOrderMark()
    {
        _rest = new byte[3];
        _restLength = Load(_rest);
        if (_rest.AsSpan().SequenceEqual("\uFEFF"u8))
            _restLength = 0;
    }

    private string[] ReadHeader()
    {
        var block = new RecordBlock();
        if (!Fill(block, out int filled))
            throw Error(0, null, "the file is empty. Its first line must name the columns.");

        block.FirstLine = 1;
        block.ColumnCount = _scanner.LineEndCount > 0 ? _scanner.LineEnds[0] + 1 : _scanner.EndCount + 1;
        int consumed = TakeRows(block, 1);
        CheckText(block, ref consumed);
        if (_pending is not null)
            throw _pending;

        string[] names = Headers(block);
        KeepRest(block, consumed, filled);
        return names;
    }

    private string[] Headers(RecordBlock block)
    {
        var names = new string[block.ColumnCount];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int column = 0; column < names.Length; column++)
        {
            string name = names[column] = Text(block, 0, column);
            if (name.Length == 0)
            {
                throw Error(block.LineOf(0, column), null,
                    $"column {column + 1} of {names.Length} has no name. Give each column a name in the first line.");
            }

            if (!seen.TryAdd(name, column))
            {
                throw Error(block.LineOf(0, column), name,
                    $"columns {seen[name] + 1} and {column + 1} have the same name. Rename one of them.");
            }
        }

        return names;
    }

    internal static string Text(RecordBlock block, int row, int column)
    {
        bool escaped = block.Locate(row, column, out int start, out int length);
        ReadOnlySpan<byte> text = block.Buffer.AsSpan(start, length);
        if (!escaped)
            return Encoding.UTF8.GetString(text);
        byte[] plain = new byte[length];
        return Encoding.UTF8.GetString(plain, 0, RecordBlock.Unescape(text, plain));
    }

    /// <summary>Turns what the scanner found into rows; returns the number of bytes they take. A fault becomes the pending error.</summary>
    private int TakeRows(RecordBlock block, int maxRows)
    {
        // The scanner's list becomes the block's: swapped, not copied.
        (block.Ends, _scanner.Ends) = (_scanner.Ends, block.Ends.Length > 0 ? block.Ends : new int[_scanner.Ends.Length]);
        int[] ends = block.Ends;
        int columns = block.ColumnCount;
        if (block.RowStarts.Length < _scanner.LineEndCount)
            block.RowStarts = new int[_scanner.LineEnds.Length];

        int rows = 0, first = 0, start = 0;
        for (int line = 0; line < _scanner.LineEndCount && rows < maxRows; line++)
        {
            int last = _scanner.LineEnds[line];
            int fields = last - first + 1;
            if (fields != columns)
            {
                if (IsBlank(block.Buffer, start, ends[last], fields))
                {
                    first = last + 1;
                    start = ends[last] + 1;
                    continue;
                }

                _pending = WrongFieldCount(block, start, fields);
                block.RowCount = rows;
                return start;
            }

            if (first != rows * columns)
                ends.AsSpan(first, columns).CopyTo(ends.AsSpan(rows * columns));        // a blank line was skipped
            block.RowStarts[rows++] = start;
            first = last + 1;
            start = ends[rows * columns - 1] + 1;
        }

        block.RowCount = rows;
        if (rows < maxRows)
        {
            if (_scanner.Error >= 0)
                _pending = BrokenQuotes(block, first);
            else if (_endOfStream && _scanner.Open)
                _pending = Unterminated(block, start, first);
        }

        return start;
    }

    /// <summary>A blank line is no record, except in a table of one column, where it is a missing value.</summary>
    private static bool IsBlank(byte[] buffer, int start, int end, int fields) =>
        fields == 1 && (end == start || (end == start + 1 && buffer[start] == (byte)'\r'));

    /// <summary>No NUL, valid UTF-8; otherwise the rows from the faulty one on are taken back.</summary>
    private void CheckText(RecordBlock block, ref int consumed)
    {
        ReadOnlySpan<byte> text = block.Buffer.AsSpan(0, consumed);
        int nul = text.IndexOf((byte)0);
        int invalid = Utf8.IsValid(text) ? -1 : FirstInvalid(text);
        int fault = nul >= 0 && (invalid < 0 || nul < invalid) ? nul : invalid;
        if (fault < 0)
            return;

        int row = block.RowStarts.AsSpan(0, block.RowCount).BinarySearch(fault);
        if (row < 0)
            row = ~row - 1;
        int column = block.Ends.AsSpan(row * block.ColumnCount, block.ColumnCount).BinarySearch(fault);
        if (column < 0)
            column = ~column;
        long line = _nextLine + text[..fault].Count((byte)'\n');
        _pending = Error(line, NameOf(column), fault == nul
            ? "there is a NUL byte. The file is damaged, or it is UTF-16: save it as UTF-8."
            : $"byte 0x{text[fault]:X2} is not valid UTF-8. Save the file as UTF-8.");
        block.RowCount = row;
        consumed = block.RowStarts[row];
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        int position = 0;
        while (Rune.DecodeFromUtf8(text[position..], out _, out int length) == System.Buffers.OperationStatus.Done)
            position += length;
        return position;
    }

    private void KeepRest(RecordBlock block, int consumed, int filled)
    {
        _nextLine += block.Buffer.AsSpan(0, consumed).Count((byte)'\n');
        _restLength = filled - consumed;
        if (_rest.Length < _restLength)
            _rest = new byte[Math.Max(_restLength, 2 * _rest.Length)];
        block.Buffer.AsSpan(consumed, _restLength).CopyTo(_rest);
    }

    private DataFormatException WrongFieldCount(RecordBlock block, int start, int fields) => Error(
        LineAt(block, start),
        fields < block.ColumnCount ? NameOf(fields) : null,
        $"the row has {fields} {(fields == 1 ? "field" : "fields")}, the header has {block.ColumnCount}. "
        + (fields < block.ColumnCount
            ? "Add what is missing (an empty field is a missing value)."
            : "Put values that contain the separator in quotes."));

    private DataFormatException BrokenQuotes(RecordBlock block, int first)
    {
        int at = _scanner.Error;
        string reason = block.Buffer[at] == (byte)'"' && (at == 0 || block.Buffer[at - 1] != (byte)'\r')
            ? "there is a quote inside of a value that is not quoted. Put the whole value in quotes and double the quotes in it."
            : block.Buffer[at - 1] == (byte)'\r'
                ? "a carriage return is not followed by a line feed. End lines with LF or CRLF, and put values that contain line ends in "
                    + "quotes."
                : "there is text after a closing quote. Double the quotes that are part of a value.";
        return Error(LineAt(block, at), NameOf(_scanner.EndCount - first), reason);
    }

    private DataFormatException Unterminated(RecordBlock block, int start, int first)
    {
        int opened = _scanner.EndCount > first ? block.Ends[_scanner.EndCount - 1] + 1 : start;
        return Error(LineAt(block, opened), NameOf(_scanner.EndCount - first),
            "the quote that opens here is never closed. Close it, and double the quotes that are part of a value.");
    }

    private long LineAt(RecordBlock block, int position) => _nextLine + block.Buffer.AsSpan(0, position).Count((byte)'\n');

    private string? NameOf(int column) => Names is not null && (uint)column < (uint)Names.Count ? Names[column] : null;

    private DataFormatException Error(long line, string? column, string reason) => new(Path, line, column, reason);
}
