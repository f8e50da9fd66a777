using System.Data.Common;
using System.Text;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Interpretation;

/// <summary>One column of the current row.</summary>
internal sealed class Cell(RowSource source, DbDataReader reader, int ordinal)
{
    private const int LongestQuote = 60;

    private readonly CsvDataReader? _csv = reader as CsvDataReader;
    private byte[] _buffer = [];

    public int Ordinal => ordinal;

    /// <summary>Whether the column holds text, which is read as <see cref="Text"/>; otherwise <see cref="Value"/> is.</summary>
    public bool IsText { get; } = reader.GetFieldType(ordinal) == typeof(string);

    /// <summary>The text as UTF-8, empty if the cell is missing.</summary>
    public ReadOnlySpan<byte> Text
    {
        get
        {
            if (_csv is not null) return _csv.GetUtf8(ordinal);
            if (!IsText) return Value is { } value ? Encoding.UTF8.GetBytes(ScalarObject.Text(value)) : [];
            if (reader.IsDBNull(ordinal)) return [];
            var text = reader.GetString(ordinal);
            int most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (_buffer.Length < most) _buffer = new byte[Math.Max(256, 2 * most)];
            return _buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, _buffer));
        }
    }

    /// <summary>The value as the provider returns it, null if the cell is missing.</summary>
    public object? Value => reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal);

    /// <summary>An error that quotes the cell.</summary>
    public DataFormatException Unexpected(string expected)
    {
        var text = Encoding.UTF8.GetString(Text);
        if (text.Length > LongestQuote) text = text[..LongestQuote] + "...";
        return Error($"'{text}' is not {expected}; correct the value, or the property's type in the schema.");
    }

    public DataFormatException Error(string reason) => source.Error(ordinal, reason);
}
