using System.Data.Common;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Goes over a table once, in bounded memory, its columns counted by several threads.</summary>
internal sealed class TableScan
{
    private const int MostDistinct = 1 << 16;
    private const long MemoryBudget = 512L << 20;
    private const long LeastBytes = 1L << 16;

    private readonly PreviewSource _source;
    private readonly RealLabel? _number;
    private readonly ColumnScan[] _columns;
    private readonly int _label, _group;
    private readonly ValueDictionary _labels = new();
    private byte[] _lastGroup = [];
    private long _rows, _groupRepeats;

    private TableScan(IBlockSource source, string? label, string? group)
    {
        _source = new PreviewSource(source);
        _label = OrdinalOf(label);
        if (label is not null) _number = LabelChoice.Of(_source, label, null).Real;
        _group = OrdinalOf(group);
        long bytes = Math.Max(LeastBytes, MemoryBudget / Math.Max(1, source.Names.Count));
        _columns = [.. source.Names.Select(name => new ColumnScan(name, MostDistinct, bytes))];
    }

    /// <summary>Reads the table to its end.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="label">The column of the label, if there is one.</param>
    /// <param name="group">The column that may be a group, if there is one.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="progress">Told how many rows were read, now and then.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static TableFindings Run(
        DbDataReader reader, string? label, string? group, int threads, IProgress<long>? progress, CancellationToken cancellation)
    {
        var scan = new TableScan(TableProfiler.SourceOf(reader), label, group);
        scan.Read(Math.Max(1, threads), progress, cancellation);
        return new TableFindings([.. scan._columns.Select(column => column.Finish())], scan._rows, scan._groupRepeats);
    }

    private int OrdinalOf(string? name) => name is null ? -1 : _source.Names.ToList().IndexOf(name);

    private void Read(int threads, IProgress<long>? progress, CancellationToken cancellation)
    {
        var views = new ColumnView[Math.Min(threads, _columns.Length)];
        for (int i = 0; i < views.Length; i++) views[i] = new ColumnView();
        var block = new RecordBlock();
        byte[] labels = [];
        bool[] sameGroup = [];
        while (_source.ReadBlock(block, int.MaxValue))
        {
            cancellation.ThrowIfCancellationRequested();
            if (labels.Length < block.RowCount) Array.Resize(ref labels, 2 * block.RowCount);
            if (_group >= 0 && sameGroup.Length < labels.Length) Array.Resize(ref sameGroup, labels.Length);
            if (_label >= 0) ReadLabels(block, views[0], labels);
            if (_group >= 0) ReadGroups(block, views[0], sameGroup);
            WorkCrew.Run(views.Length, _columns.Length, (column, worker) =>
            {
                views[worker].Load(block, column);
                _columns[column].Count(views[worker], labels, sameGroup);
            });
            _rows += block.RowCount;
            if (_rows > int.MaxValue)
                throw new DataFormatException(_source.Path, 0, null, $"there are more than {int.MaxValue} rows. Give a part of them.");
            progress?.Report(_rows);
        }
    }

    private void ReadLabels(RecordBlock block, ColumnView view, byte[] labels)
    {
        view.Load(block, _label);
        for (int row = 0; row < view.Count; row++)
        {
            if (_number is not null)
            {
                labels[row] = HalfOf(view[row], _number);
                continue;
            }
            // The third and all further labels are one: two are all that a label may have.
            int known = _labels.Count <= ColumnScan.LabelCodes ? _labels.GetOrAdd(view[row]) : _labels.Find(view[row]);
            labels[row] = (byte)Math.Min((uint)known, ColumnScan.LabelCodes - 1);
        }
    }

    /// <summary>Of a label that is a number the lower half is the first label, the upper one the second.</summary>
    private static byte HalfOf(ReadOnlySpan<byte> text, RealLabel label) =>
        !label.TryRead(text, out double value) || double.IsNaN(value) ? (byte)0
        : value < label.Starts[label.Starts.Length / 2] ? (byte)1
        : (byte)2;

    private void ReadGroups(RecordBlock block, ColumnView view, bool[] sameGroup)
    {
        view.Load(block, _group);
        for (int row = 0; row < view.Count; row++)
        {
            bool isFirst = _rows == 0 && row == 0;
            sameGroup[row] = !isFirst && view[row].SequenceEqual(row == 0 ? _lastGroup : view[row - 1]);
            if (sameGroup[row]) _groupRepeats++;
        }
        _lastGroup = view[view.Count - 1].ToArray();
    }
}
