using System.Buffers.Binary;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Numbers with so many distinct values that only their leading digits are kept: the bits of a number, in an order that sorts as the number
/// does, without the lowest few. How many are dropped depends on the set of numbers alone, not on their order.
/// </summary>
internal sealed class NumberCoder : ColumnCoder
{
    private readonly ColumnTreatment _treatment;
    private readonly int _shift;
    private readonly ValueDictionary _keys = new();
    private DistinctCounter? _counter;      // once digits are dropped

    private NumberCoder(ColumnTreatment treatment, int shift)
    {
        _treatment = treatment;
        _shift = shift;
    }

    public override int Count => _keys.Count;

    public override long MemoryBytes => _keys.MemoryBytes;

    /// <summary>A coder that takes the numbers of codes, still with all their digits.</summary>
    public static NumberCoder From(ReadOnlySpan<double> numberOfCode, ColumnTreatment treatment, out int[] map) =>
        From(numberOfCode, treatment, shift: 0, out map);

    public override int Code(ColumnView column, int from, int limit, Span<int> codes, in BlockPlace place)
    {
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        for (int row = from; row < column.Count; row++)
        {
            ReadOnlySpan<byte> text = column[row];
            double number = double.NaN;
            if (!text.IsEmpty && !_treatment.Parser(text, out number))
            {
                throw place.Error(row, text, _treatment.Kind == ColumnKind.Number
                    ? "a number is expected"
                    : $"all {Count - 1} different values before are numbers");
            }

            if (_keys.Count > limit && _keys.Find(KeyOf(number, key)) < 0)
                return row;
            codes[row] = Add(number);
            if (!double.IsNaN(number))
                _counter?.Add(OrderedBits.Of(NumberTable.Normalize(number)));
        }

        return column.Count;
    }

    public override ColumnCoder? Coarser(ReadOnlySpan<int> rowsPerCode, out int[] map)
    {
        map = [];
        if (_shift >= 60)
            return null;
        double[] numbers = Numbers();
        NumberCoder coarser = From(numbers, _treatment, _shift + BitsToDrop(numbers.AsSpan(1)), out map);
        coarser._counter = _counter ?? CountNumbers(numbers.AsSpan(1));
        return coarser;
    }

    public override CodedColumn Finish(ReadOnlySpan<int> rowsPerCode, int bins) =>
        NumberTable.Bin(Numbers(), rowsPerCode, bins, _counter);

    // The bits in which no two numbers differ are dropped along with the next one.
    private int BitsToDrop(ReadOnlySpan<double> numbers)
    {
        var bits = new ulong[numbers.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = OrderedBits.Of(numbers[i]) >> _shift;
        RadixSort.Sort(bits, new uint[bits.Length], 8 * sizeof(uint));
        return OrderedBits.BitsToDrop(bits, Math.Max(1, bits.Length - 1));
    }

    private static DistinctCounter CountNumbers(ReadOnlySpan<double> numbers)
    {
        var counter = new DistinctCounter();
        foreach (double number in numbers)
            counter.Add(OrderedBits.Of(number));
        return counter;
    }

    private static NumberCoder From(ReadOnlySpan<double> numberOfCode, ColumnTreatment treatment, int shift, out int[] map)
    {
        var coder = new NumberCoder(treatment, shift);
        map = new int[numberOfCode.Length];
        for (int code = 1; code < map.Length; code++)
            map[code] = coder.Add(numberOfCode[code]);
        return coder;
    }

    private int Add(double number) => double.IsNaN(number) ? 0 : _keys.GetOrAdd(KeyOf(number, stackalloc byte[8]));

    private ReadOnlySpan<byte> KeyOf(double number, Span<byte> key)
    {
        if (double.IsNaN(number))
            return default;
        BinaryPrimitives.WriteUInt64LittleEndian(key, OrderedBits.Of(NumberTable.Normalize(number)) >> _shift);
        return key;
    }

    /// <summary>The number of each code: the smallest with these leading digits.</summary>
    private double[] Numbers()
    {
        var numbers = new double[Count];
        numbers[0] = double.NaN;
        for (int code = 1; code < numbers.Length; code++)
            numbers[code] = OrderedBits.ToNumber(BinaryPrimitives.ReadUInt64LittleEndian(_keys[code]) << _shift);
        return numbers;
    }
}
