using System.Runtime.CompilerServices;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Each distinct text has a code. Texts are parsed when they are new, so a value costs one parse however often it occurs.
/// </summary>
internal sealed class DictionaryCoder(ColumnTreatment treatment) : ColumnCoder
{
    private readonly ValueDictionary _values = new();
    private double[]? _numbers = treatment.Kind == ColumnKind.Category ? null : new double[16];
    private bool _allWhole = true;
    private bool _leadingZeros;

    public override int Count => _values.Count;

    public override long MemoryBytes => _values.MemoryBytes + 8L * (_numbers?.Length ?? 0);

    public override int Code(ColumnView column, int from, int limit, Span<int> codes, in BlockPlace place)
    {
        int before = _values.Count;
        int end = _values.Code(column, from, limit, codes);
        if (_numbers is not null && _values.Count > before)
            ParseNew(before, codes[from..end], from, place);
        return end;
    }

    public override ColumnCoder? Coarser(ReadOnlySpan<int> rowsPerCode, out int[] map) => KindFor(rowsPerCode) == ColumnKind.Number
        ? NumberCoder.From(_numbers!.AsSpan(0, Count), treatment, out map)
        : HashCoder.From(_values, out map);

    public override CodedColumn Finish(ReadOnlySpan<int> rowsPerCode, int bins)
    {
        if (KindFor(rowsPerCode) == ColumnKind.Number)
            return NumberTable.Bin(_numbers!.AsSpan(0, Count), rowsPerCode, bins, counter: null);

        _values.Freeze();
        return new CodedColumn { Kind = ColumnKind.Category, Rows = Count, Distinct = Count - 1, Values = _values };
    }

    /// <summary>The numbers of the codes from 1 on; null if they are not counted as such, or if their texts could not be had back.</summary>
    public PlainNumber[]? PlainNumbers(ReadOnlySpan<int> rowsPerCode)
    {
        if (_numbers is null || _leadingZeros || !treatment.ReadsNumbers || KindFor(rowsPerCode) != ColumnKind.Number)
            return null;
        var numbers = new PlainNumber[Count - 1];
        for (int code = 1; code < Count; code++)
        {
            if (!PlainNumber.TryParse(_values[code], out numbers[code - 1]))
                return null;
        }

        return numbers;
    }

    /// <summary>The code of a text that is a number.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        int before = _values.Count, code = _values.GetOrAdd(text);
        if (_numbers is not null && _values.Count > before)
            ParseNew(before, [], 0, default);
        return code;
    }

    /// <summary>The values by code, while coding goes on.</summary>
    internal ValueDictionary Values => _values;

    private ColumnKind KindFor(ReadOnlySpan<int> rowsPerCode)
    {
        if (treatment.Kind is { } kind)
            return kind;

        long values = 0;
        foreach (int rows in rowsPerCode[1..])
            values += rows;
        return ColumnKindInference.Infer(new ColumnFacts(values, Count - 1, _numbers is not null, _allWhole, _leadingZeros));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ParseNew(int before, ReadOnlySpan<int> codes, int firstRow, in BlockPlace place)
    {
        if (_numbers!.Length < _values.Count)
            Array.Resize(ref _numbers, Math.Max(_values.Count, 2 * _numbers.Length));
        for (int code = before; code < _values.Count; code++)
        {
            ReadOnlySpan<byte> text = _values[code];
            if (!treatment.Parser(text, out double number))
            {
                if (treatment.Kind == ColumnKind.Number)
                    throw place.Error(firstRow + codes.IndexOf(code), text, "a number is expected");
                _numbers = null;
                return;
            }

            number = NumberTable.Normalize(number);
            _numbers[code] = number;
            _allWhole &= number == Math.Floor(number) || double.IsNaN(number);
            _leadingZeros |= text.Length > 1 && text[0] == (byte)'0' && char.IsAsciiDigit((char)text[1]);
        }
    }
}
