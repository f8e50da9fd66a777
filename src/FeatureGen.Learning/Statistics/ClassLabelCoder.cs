using System.Text;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>Codes classes in order of appearance; they sort by their texts, ordinal.</summary>
internal sealed class ClassLabelCoder(string path, string name, int column, int maxLabels, bool keepCodes) : LabelCoder(keepCodes)
{
    private readonly ColumnView _view = new();
    private readonly ValueDictionary _values = new();
    private readonly int[] _rows = new int[maxLabels];

    public override int Count => _values.Count - 1;

    public override (string[] Labels, int[] Codes, int[] Rows) Sorted()
    {
        var codes = new int[Count];
        for (int code = 0; code < codes.Length; code++)
            codes[code] = code;
        Array.Sort(codes, (a, b) => _values[a + 1].SequenceCompareTo(_values[b + 1]));
        string[] labels = Array.ConvertAll(codes, code => Encoding.UTF8.GetString(_values[code + 1]));
        return (labels, codes, Array.ConvertAll(codes, code => _rows[code]));
    }

    protected override void Code(RecordBlock block, int[] codes)
    {
        _view.Load(block, column);
        int end = _values.Code(_view, 0, maxLabels, codes);
        if (end < block.RowCount)
        {
            throw new DataFormatException(path, block.LineOf(end, column), name,
                $"the label has more than {maxLabels} different values, which are taken for classes. Is it the right column? "
                + "If it is a number, profile it as one: --target real.");
        }

        foreach (ref int code in codes.AsSpan(0, block.RowCount))
            code--;
    }

    protected override void Record(ReadOnlySpan<int> codes)
    {
        foreach (int code in codes)
            _rows[code]++;
    }
}
