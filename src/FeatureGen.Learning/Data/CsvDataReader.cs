using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace FeatureGen.Learning.Data;

/// <summary>
/// Reads a CSV file (UTF-8, RFC 4180, the first line names the columns) record by record, in memory bounded by the longest record. An
/// empty field, quoted or not, is a missing value (<see cref="DBNull"/>). Lines end with LF or CRLF; blank lines are skipped unless the
/// table has a single column. What breaks these rules is a <see cref="DataFormatException"/> that names file, line and column.
/// </summary>
/// <remarks>
/// Fields are text; typed getters parse them, invariant. <see cref="GetUtf8"/> gives a field without allocating. Not safe for use by
/// several threads at once.
/// </remarks>
public sealed class CsvDataReader : DbDataReader
{
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly CsvBlockReader _source;
    private readonly RecordBlock _block = new();
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private int _row = -1;
    private bool _atEnd;
    private bool _hadRows;
    private bool _closed;
    private byte[] _scratch = [];
    private int _scratchUsed;
    private long _line;
    private int _lineRow = -1;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFormatException">The header is missing or faulty.</exception>
    public CsvDataReader(string path, CsvOptions? options = null)
        : this(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan), path, options)
    {
    }

    /// <summary>Reads a stream. <paramref name="path"/> is what errors call it.</summary>
    /// <exception cref="DataFormatException">The header is missing or faulty.</exception>
    public CsvDataReader(Stream stream, string path, CsvOptions? options = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(path);
        _stream = stream;
        _leaveOpen = leaveOpen;
        try
        {
            _source = new CsvBlockReader(stream, path, options ?? CsvOptions.Default);
        }
        catch when (!leaveOpen)
        {
            stream.Dispose();
            throw;
        }

        for (int ordinal = 0; ordinal < _source.Names.Count; ordinal++)
            _ordinals.Add(_source.Names[ordinal], ordinal);
    }

    /// <summary>What errors call the data.</summary>
    public string Path => _source.Path;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names => _source.Names;

    /// <summary>Bytes read from the stream so far, for progress.</summary>
    public long BytesRead => _source.BytesRead;

    /// <summary>The line on which the current record starts, counted from 1.</summary>
    public long LineNumber
    {
        get
        {
            RequireRow();
            if (_lineRow != _row)
            {
                // Only what lies between is counted: asking on every row stays linear.
                int from = _lineRow >= 0 ? _block.RowStarts[_lineRow] : 0;
                long line = _lineRow >= 0 ? _line : _block.FirstLine;
                _line = line + _block.Buffer.AsSpan(from, _block.RowStarts[_row] - from).Count((byte)'\n');
                _lineRow = _row;
            }

            return _line;
        }
    }

    /// <inheritdoc/>
    public override int FieldCount => _source.Names.Count;

    /// <inheritdoc/>
    public override bool HasRows => _hadRows || Peek();

    /// <inheritdoc/>
    public override bool IsClosed => _closed;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int RecordsAffected => -1;

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    /// <exception cref="DataFormatException">The next record is faulty.</exception>
    public override bool Read()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        _scratchUsed = 0;
        if (_row + 1 >= _block.RowCount)
        {
            if (_atEnd)
                return false;

            _atEnd = !_source.ReadBlock(_block, int.MaxValue);
            _row = -1;
            _lineRow = -1;
            if (_atEnd)
            {
                _block.RowCount = 0;
                return false;
            }
        }

        _row++;
        _hadRows = true;
        return true;
    }

    /// <summary>The rest of the table, block by block. Only for a reader on which <see cref="Read"/> was not called.</summary>
    internal IBlockSource Blocks => _row < 0 && _block.RowCount == 0 && !_atEnd
        ? _source
        : throw new InvalidOperationException("Rows were already read. Open the data anew.");

    /// <summary>
    /// The field as UTF-8, without its quotes; empty if it is missing. It stays valid until the next <see cref="Read"/>.
    /// </summary>
    public ReadOnlySpan<byte> GetUtf8(int ordinal)
    {
        RequireField(ordinal);
        bool escaped = _block.Locate(_row, ordinal, out int start, out int length);
        ReadOnlySpan<byte> text = _block.Buffer.AsSpan(start, length);
        if (!escaped)
            return text;

        // A new array where the old one is full: spans handed out before keep theirs.
        if (_scratch.Length - _scratchUsed < length)
        {
            _scratch = new byte[Math.Max(1024, 2 * (_scratchUsed + length))];
            _scratchUsed = 0;
        }

        Span<byte> plain = _scratch.AsSpan(_scratchUsed);
        plain = plain[..RecordBlock.Unescape(text, plain)];
        _scratchUsed += plain.Length;
        return plain;
    }

    /// <summary>Where the field starts in the text of its record, in bytes from 0.</summary>
    public int ColumnOf(int ordinal)
    {
        RequireField(ordinal);
        return _block.StartOf(_row, ordinal) - _block.RowStarts[_row];
    }

    /// <summary>An error at a field of the current record, for those who interpret it.</summary>
    public DataFormatException Error(int ordinal, string reason)
    {
        RequireField(ordinal);
        return new DataFormatException(Path, _block.LineOf(_row, ordinal), Names[ordinal], reason);
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => GetUtf8(ordinal).IsEmpty;

    /// <inheritdoc/>
    public override string GetString(int ordinal) => Encoding.UTF8.GetString(GetUtf8(ordinal));

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => IsDBNull(ordinal) ? DBNull.Value : GetString(ordinal);

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int count = Math.Min(values.Length, FieldCount);
        for (int ordinal = 0; ordinal < count; ordinal++)
            values[ordinal] = GetValue(ordinal);
        return count;
    }

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) =>
        Utf8Values.TryParseNumber(GetUtf8(ordinal), out double value)
            ? value
            : throw NotA(ordinal, "a number", "Write it like 12.5 or 1e-3");

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) =>
        decimal.TryParse(GetUtf8(ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw NotA(ordinal, "a decimal number", "Write it like 12.5");

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => Whole<long>(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => Whole<int>(ordinal);

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => Whole<short>(ordinal);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => Whole<byte>(ordinal);

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) =>
        Utf8Values.TryParseBoolean(GetUtf8(ordinal), out bool value)
            ? value
            : throw NotA(ordinal, "a truth value", "Write true, false, 1 or 0");

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) =>
        Utf8Values.TryParseTime(GetUtf8(ordinal), out DateTimeOffset value)
            ? value.UtcDateTime
            : throw NotA(ordinal, "a date", "Write it like 2024-12-31T23:59:59Z");

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) =>
        Guid.TryParse(GetUtf8(ordinal), out Guid value) ? value : throw NotA(ordinal, "a GUID", "Write its 32 hexadecimal digits");

    /// <inheritdoc/>
    public override char GetChar(int ordinal) =>
        GetString(ordinal) is [char single] ? single : throw NotA(ordinal, "a single character", "Write one");

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy(GetUtf8(ordinal), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetString(ordinal).AsSpan(), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override string GetName(int ordinal) => _source.Names[ordinal];

    /// <inheritdoc/>
    /// <exception cref="DataFormatException">There is no such column; the message lists those that exist.</exception>
    public override int GetOrdinal(string name) => _ordinals.TryGetValue(name, out int ordinal)
        ? ordinal
        : throw DataFormatException.NoColumn(Path, name, Names);

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => typeof(string);

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => "text";

    /// <inheritdoc/>
    public override bool NextResult() => false;

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    /// <inheritdoc/>
    public override void Close()
    {
        if (_closed)
            return;
        _closed = true;
        if (!_leaveOpen)
            _stream.Dispose();
    }

    private bool Peek()
    {
        if (_block.RowCount == 0 && !_atEnd)
            _atEnd = !_source.ReadBlock(_block, int.MaxValue);
        return _block.RowCount > 0;
    }

    private T Whole<T>(int ordinal) where T : struct, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T> =>
        T.TryParse(GetUtf8(ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture, out T value)
            ? value
            : throw NotA(ordinal, $"a whole number from {T.MinValue} to {T.MaxValue}", "Write digits only");

    private DataFormatException NotA(int ordinal, string what, string advice)
    {
        if (IsDBNull(ordinal))
            return Error(ordinal, $"the value is missing, expected {what}. Ask IsDBNull first where values may be missing.");
        return Error(ordinal,
            $"{Utf8Values.Quote(GetUtf8(ordinal))} is not {what}. {advice}, or leave the field empty if the value is missing.");
    }

    private static long Copy<T>(ReadOnlySpan<T> source, long offset, T[]? target, int targetOffset, int length)
    {
        if (target is null)
            return source.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (offset >= source.Length)
            return 0;
        source = source[(int)offset..];
        source = source[..Math.Min(length, source.Length)];
        source.CopyTo(target.AsSpan(targetOffset));
        return source.Length;
    }

    private void RequireRow()
    {
        if (_row < 0 || _atEnd)
            throw new InvalidOperationException("There is no current record. Call Read, and go on only where it returned true.");
    }

    private void RequireField(int ordinal)
    {
        RequireRow();
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ordinal, FieldCount);
    }
}
