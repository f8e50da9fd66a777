namespace FeatureGen.Learning.Data;

/// <summary>How a CSV file is read.</summary>
public sealed record CsvOptions
{
    /// <summary>The usual: commas, records of up to 64 MB.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>The character between two fields; ASCII, neither a quote nor a line end.</summary>
    public char Separator
    {
        get;
        init => field = char.IsAscii(value) && value is not ('"' or '\r' or '\n' or '\0')
            ? value
            : throw new ArgumentException("The separator must be an ASCII character other than a quote, a line end or NUL.", nameof(value));
    } = ',';

    /// <summary>The longest record that is accepted, in bytes; also what bounds the memory of the reader.</summary>
    public int MaxRecordBytes
    {
        get;
        init => field = Size(value);
    } = 64 << 20;

    /// <summary>
    /// How many bytes are read and scanned at once: by default as many as stay in a core's cache while all columns are read from them. The
    /// result does not depend on it.
    /// </summary>
    public int BlockBytes
    {
        get;
        init => field = Size(value);
    } = 1 << 18;

    private static int Size(int bytes) => bytes is > 0 and <= 1 << 29
        ? bytes
        : throw new ArgumentOutOfRangeException(nameof(bytes), bytes, "1 to 2^29 bytes are possible.");
}
