using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Counts a multi-valued field: each value that the model would see is an observation with the label of its row.</summary>
internal sealed class MultiValueCounter : ListCounter
{
    private const byte Separator = (byte)'|';

    private const int SampledTexts = 4096;
    private readonly ColumnAccumulator[] _columns;
    private readonly bool _mustParse;

    public MultiValueCounter(FieldLayout layout, bool outRank, Func<string, ColumnTreatment, ColumnTreatment> freeze)
        : base(layout, outRank)
    {
        _mustParse = Field.Type != ScalarType.String;
        var treatment = freeze(Field.Name, Field.Kind == FieldKind.Hashed ? ColumnTreatment.Category : FieldTreatments.Index(layout));
        _columns = [new ColumnAccumulator(new ProfiledColumn(Field.Name, treatment), column: 0, keepCodes: outRank, SampledTexts)];
    }

    protected override int DistinctLimit => 1 << 20;

    protected override IReadOnlyList<ColumnAccumulator> Columns => _columns;

    protected override bool TakeApart(ReadOnlySpan<byte> cell, int label, out bool hasValue)
    {
        Span<float> slot = stackalloc float[1];
        hasValue = false;
        for (int i = 0; i < Field.MaxValues; i++)
        {
            int end = cell.IndexOf(Separator);
            var value = end < 0 ? cell : cell[..end];
            if (_mustParse && !value.IsEmpty && !Encoder.TryEncode(value, slot)) return false;
            hasValue |= !value.IsEmpty;
            Side.AddRow(label, fields: 1);
            Side.AddField(value);
            if (end < 0) break;
            cell = cell[(end + 1)..];
        }
        return true;
    }
}
