using System.Buffers.Text;
using System.Text;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>The cells of one column: decimal numbers, or codes of texts.</summary>
internal sealed class Cells
{
    /// <summary>A cell without a value.</summary>
    public const long Missing = long.MinValue;

    private readonly long[] _numbers;
    private readonly int _decimals;
    private readonly byte[][]? _texts;

    private Cells(long[] numbers, int decimals, byte[][]? texts) => (_numbers, _decimals, _texts) = (numbers, decimals, texts);

    /// <summary>Numbers in units of their last decimal.</summary>
    public static Cells Numbers(long[] units, int decimals) => new(units, decimals, null);

    /// <summary>Texts by code.</summary>
    public static Cells Texts(long[] codes, IEnumerable<string> texts) => new(codes, 0, [.. texts.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>The same, with the cells of other rows.</summary>
    public Cells Taking(int[] rows) => new(Array.ConvertAll(rows, row => _numbers[row]), _decimals, _texts);

    /// <summary>The same, without some of them.</summary>
    public Cells Keeping(bool[] rows) => new([.. _numbers.Zip(rows, (number, isKept) => isKept ? number : Missing)], _decimals, _texts);

    /// <summary>The same numbers in other units, or the same texts.</summary>
    public Cells Times(int factor, int decimals) =>
        new(Array.ConvertAll(_numbers, number => number == Missing ? Missing : number * factor), _decimals + decimals, _texts);

    /// <summary>Whether these are numbers.</summary>
    public bool AreNumbers => _texts is null;

    /// <summary>Writes a cell; returns its length.</summary>
    public int Write(int row, Span<byte> to)
    {
        long number = _numbers[row];
        if (number == Missing) return 0;
        if (_texts is not null)
        {
            _texts[number].CopyTo(to);
            return _texts[number].Length;
        }

        int length = 0;
        if (number < 0) to[length++] = (byte)'-';
        long scale = 1, size = Math.Abs(number);
        for (int i = 0; i < _decimals; i++) scale *= 10;
        Utf8Formatter.TryFormat(size / scale, to[length..], out int written);
        length += written;
        if (_decimals == 0) return length;
        to[length++] = (byte)'.';
        for (long digit = scale / 10, rest = size % scale; digit > 0; digit /= 10) to[length++] = (byte)('0' + rest / digit % 10);
        return length;
    }
}
