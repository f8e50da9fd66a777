using System.Buffers.Binary;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Counts a vector: each dimension as a number of its own.</summary>
internal sealed class VectorCounter : ListCounter
{
    // Far more than the bins that are made of them; beyond, numbers are counted with fewer digits.
    private const int NumbersOfAll = 1 << 20;
    private const int LeastNumbers = 1 << 10;
    private const int MostNumbers = 1 << 14;

    private readonly ColumnAccumulator[] _columns;

    public VectorCounter(FieldLayout layout, bool outRank, Func<string, ColumnTreatment, ColumnTreatment> freeze)
        : base(layout, outRank)
    {
        var treatment = freeze(Field.Name, ColumnTreatment.NumberBy(ReadSingle));
        _columns = Enumerable.Range(0, Field.Length)
            .Select(i => new ColumnAccumulator(new ProfiledColumn(Field.Name, treatment), column: i, keepCodes: outRank)).ToArray();
    }

    protected override int DistinctLimit => Math.Clamp(NumbersOfAll / Field.Length, LeastNumbers, MostNumbers);

    protected override IReadOnlyList<ColumnAccumulator> Columns => _columns;

    protected override bool TakeApart(ReadOnlySpan<byte> cell, int label, out bool hasValue)
    {
        Span<float> number = stackalloc float[1];
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        hasValue = false;
        Side.AddRow(label, Field.Length);
        for (int i = 0; i < Field.Length; i++)
        {
            int end = cell.IndexOfAny((byte)'|', (byte)' ');
            var part = end < 0 ? cell : cell[..end];
            cell = end < 0 ? default : cell[(end + 1)..];
            number[0] = float.NaN;
            if (!part.IsEmpty && !Encoder.TryEncode(part, number)) return false;
            bool isNumber = !float.IsNaN(number[0]);
            hasValue |= isNumber;
            BinaryPrimitives.WriteSingleLittleEndian(bytes, number[0]);
            Side.AddField(isNumber ? bytes : default);
        }
        return true;
    }

    private static bool ReadSingle(ReadOnlySpan<byte> bytes, out double value)
    {
        value = BinaryPrimitives.ReadSingleLittleEndian(bytes);
        return true;
    }
}
