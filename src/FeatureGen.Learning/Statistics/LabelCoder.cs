using System.Text;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>Codes the label, from 0 in order of appearance, and takes rows without one out of the block.</summary>
internal sealed class LabelCoder(string path, string name, int column, int maxLabels, bool keepCodes)
{
    private readonly ColumnView _view = new();
    private readonly ValueDictionary _values = new();
    private readonly CodeLog? _log = keepCodes ? new CodeLog() : null;
    private readonly int[] _rows = new int[maxLabels];
    private bool[] _keep = [];

    /// <summary>The label of each row of the block.</summary>
    public int[] Codes { get; private set; } = [];

    /// <summary>Labels seen so far.</summary>
    public int Count => _values.Count - 1;

    /// <summary>Rows that were left out.</summary>
    public long Unlabelled { get; private set; }

    public void Process(RecordBlock block)
    {
        _view.Load(block, column);
        if (Codes.Length < block.RowCount)
            Codes = new int[block.RowCount + block.RowCount / 2];

        int end = _values.Code(_view, 0, maxLabels, Codes);
        if (end < block.RowCount)
        {
            throw new DataFormatException(path, block.LineOf(end, column), name,
                $"the label has more than {maxLabels} different values. Is it the right column? "
                + "A label that is a number must be put into classes first.");
        }

        Span<int> codes = Codes.AsSpan(0, block.RowCount);
        if (codes.Contains(0))
            DropUnlabelled(block, codes);
        codes = codes[..block.RowCount];
        foreach (ref int code in codes)
            _rows[--code]++;
        _log?.Add(codes);
    }

    /// <summary>The labels in ordinal order, for each the code it had, and its rows.</summary>
    public (string[] Labels, int[] Codes, int[] Rows) Sorted()
    {
        var codes = new int[Count];
        for (int code = 0; code < codes.Length; code++)
            codes[code] = code;
        Array.Sort(codes, (a, b) => _values[a + 1].SequenceCompareTo(_values[b + 1]));
        string[] labels = Array.ConvertAll(codes, code => Encoding.UTF8.GetString(_values[code + 1]));
        return (labels, codes, Array.ConvertAll(codes, code => _rows[code]));
    }

    /// <summary>The label of each row of the table, as its place in ordinal order.</summary>
    public int[] AllCodes()
    {
        int[] rank = new int[Count], sorted = Sorted().Codes, all = _log!.ToArray();
        for (int i = 0; i < sorted.Length; i++)
            rank[sorted[i]] = i;
        foreach (ref int code in all.AsSpan())
            code = rank[code];
        return all;
    }

    private void DropUnlabelled(RecordBlock block, Span<int> codes)
    {
        if (_keep.Length < codes.Length)
            _keep = new bool[codes.Length];
        int kept = 0;
        for (int row = 0; row < codes.Length; row++)
        {
            _keep[row] = codes[row] != 0;
            if (_keep[row])
                codes[kept++] = codes[row];
        }

        Unlabelled += codes.Length - kept;
        block.KeepRows(_keep);
    }
}
