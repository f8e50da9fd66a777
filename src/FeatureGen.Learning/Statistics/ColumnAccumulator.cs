using System.Runtime.CompilerServices;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Quality;

namespace FeatureGen.Learning.Statistics;

/// <summary>What is counted of one column while the table goes by, block after block.</summary>
internal sealed class ColumnAccumulator
{
    private readonly int _column;
    private readonly ProfiledColumn _profiled;
    private readonly CodeLog? _log;
    private readonly TextSample? _texts;
    private RowSample<int> _sample = new();
    private ColumnCoder _coder;
    private RareColumn? _rare;                  // instead of the coder, once there are many different numbers
    private bool _mayBeRare;
    private int _limit;                         // the most values, as last heard
    private int[] _counts = new int[32];        // [code, label], labels padded to _stride
    private int _stride = 2;
    private int[]? _blockCodes;
    private LabelSums? _labels;

    /// <param name="profiled">What is asked for.</param>
    /// <param name="column">The column of the block; unused by a cross.</param>
    /// <param name="keepCodes">Whether the codes of all rows are kept.</param>
    /// <param name="sampledTexts">The rows whose texts are kept, to judge the data by; 0 for no judgement.</param>
    public ColumnAccumulator(ProfiledColumn profiled, int column, bool keepCodes, int sampledTexts = 0)
    {
        _profiled = profiled;
        _column = column;
        _log = keepCodes ? new CodeLog() : null;
        _texts = sampledTexts > 0 && Treatment.Crosser is null ? new TextSample(sampledTexts) : null;
        _coder = Treatment.NewCoder();
        _mayBeRare = !keepCodes && Treatment.ReadsNumbers;
    }

    public string Name => _profiled.Name;

    public ColumnTreatment Treatment => _profiled.Treatment;

    /// <summary>The columns that this one is a cross of.</summary>
    public ColumnAccumulator[] Parts { get; set; } = [];

    public long MemoryBytes =>
        _rare?.MemoryBytes ?? _coder.MemoryBytes + 4L * _counts.Length + (_labels?.MemoryBytes ?? 0);

    /// <summary>Makes the codes of the current block available to crosses.</summary>
    public void KeepBlockCodes() => _blockCodes ??= [];

    /// <summary>Counts a block.</summary>
    public void Process(in BlockRound round, ColumnView view, ref int[] codes)
    {
        _limit = round.Limit;
        if (codes.Length < round.Block.RowCount)
            codes = new int[round.Block.RowCount + round.Block.RowCount / 2];
        if (round.Labels > _stride)
            Widen(round.Labels);

        if (Treatment.Crosser is null)
            ProcessText(round, view, codes);
        else
            ProcessCross(round, codes);

        if (_blockCodes is null)
            return;
        if (_blockCodes.Length < round.Block.RowCount)
            _blockCodes = new int[codes.Length];
        codes.AsSpan(0, round.Block.RowCount).CopyTo(_blockCodes);
    }

    /// <summary>Goes over to coarser codes until there are at most so many.</summary>
    public void Reduce(int limit)
    {
        _limit = limit;
        if (_rare is { } rare && rare.CountAll() > limit)
            Reduce(rare, limit);
        while (_coder.Count - 1 > limit && Coarsen())
        {
        }
    }

    /// <summary>Ends the counting.</summary>
    /// <param name="labelOrder">For each label of the profile the code it had here.</param>
    /// <param name="bins">The most bins of a number.</param>
    /// <param name="origin">What was taken from each real label.</param>
    public FinishedColumn Finish(int[] labelOrder, int bins, double origin = 0)
    {
        if (_rare is not null)
            Reduce(_limit);
        if (_rare is { } rare)
            Settle(rare, areBins: rare.IsNumber);
        // Codes that were given but not counted yet lie behind the end.
        Array.Resize(ref _counts, checked(_coder.Count * _stride));
        int[] rowsPerCode = RowsPerCode();
        var counts = new LabelCounts(_counts, _stride, labelOrder);
        CodedColumn coded = _coder.Finish(rowsPerCode, bins);
        ContingencyTable table = TableOf(coded, counts, _coder.Count);
        if (_labels is not null)
        {
            coded.LabelByValue = LabelByValue.Of(coded, table.RowTotals, _labels, origin);
        }
        else if (coded.Numbers is { } numbers)
        {
            coded.NumbersByLabel = NumbersByLabel.Of(
                coded.SortedNumbers, coded.SortedCodes, numbers.Mean, table.Total - table.RowTotals[0], counts);
        }

        _counts = [];
        var texts = (_coder as DictionaryCoder)?.Values;
        return new FinishedColumn(coded, table, ColumnSample.Of(_sample.Values, coded), _log?.ToArray(), texts)
        {
            Quality = _texts is null ? null : ColumnQuality.Of(coded, rowsPerCode, texts, _texts, Treatment.ReadsPlainNumbers),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ContingencyTable TableOf(CodedColumn coded, in LabelCounts counts, int codes)
    {
        int labels = Math.Max(1, counts.LabelOrder.Length);
        var cells = new int[checked(coded.Rows * labels)];
        for (int code = 0; code < codes; code++)
        {
            int row = coded.RowOfCode is { } map ? map[code] : code;
            for (int label = 0; label < counts.LabelOrder.Length; label++)
                cells[row * labels + label] += counts[code, label];
        }

        return new ContingencyTable(coded.Rows, labels, cells);
    }

    private void ProcessText(in BlockRound round, ColumnView view, int[] codes)
    {
        RecordBlock block = round.Block;
        view.Load(block, _column);
        _texts?.Add(view, round.FirstRow);
        var place = new BlockPlace(round.Path, block, _column, _profiled.Source ?? Name);
        int row = 0;
        while (row < block.RowCount)
            row = _rare is { } rare ? Rare(rare, round, view, row, place) : Coded(round, view, codes, row, place);
    }

    /// <summary>Counts rows from one on; returns where it stopped.</summary>
    private int Coded(in BlockRound round, ColumnView view, int[] codes, int from, in BlockPlace place)
    {
        _mayBeRare &= round.Labels <= RareNumbers.MostLabels && round.LabelValues is null;
        int limit = _mayBeRare ? Math.Min(round.Limit, RareNumbers.From) : round.Limit;
        int end = _coder.Code(view, from, limit, codes, place);
        Record(round, codes, from, end);
        if (end == round.Block.RowCount || TryBecomeRare() || limit < round.Limit || Coarsen())
            return end;
        throw new InvalidOperationException($"Column '{Name}' cannot be coded within {round.Limit} values.");
    }

    private int Rare(RareColumn rare, in BlockRound round, ColumnView view, int from, in BlockPlace place)
    {
        if (round.Labels > RareNumbers.MostLabels)
        {
            Settle(rare, areBins: false);
            return from;
        }

        int end = rare.Process(round, view, from, place);
        if (rare.Count > round.Limit)
            Reduce(rare, round.Limit);
        else if (end < round.Block.RowCount)
            Settle(rare, areBins: false);
        return end;
    }

    private bool TryBecomeRare()
    {
        if (!_mayBeRare || (_coder as DictionaryCoder)?.PlainNumbers(RowsPerCode()) is not { } numbers)
        {
            _mayBeRare = false;
            return false;
        }

        _rare = new RareColumn(Treatment, numbers, _counts, _stride, _sample);
        _counts = [];
        _coder = Treatment.NewCoder();
        return true;
    }

    private void Reduce(RareColumn rare, int limit)
    {
        if (rare.IsNumber)
            rare.Coarsen(limit);
        else
            Settle(rare, areBins: false);
    }

    /// <summary>Goes back to codes: those of sorted numbers if they are counted in bins, otherwise those of texts.</summary>
    private void Settle(RareColumn rare, bool areBins)
    {
        (SortedNumberCoder sorted, _counts, _sample) = rare.Settle();
        (_coder, _rare, _mayBeRare) = (sorted, null, false);
        if (!areBins)
            Replace(sorted.ToDictionary(Treatment, out int[] map), map);
    }

    private void ProcessCross(in BlockRound round, int[] codes)
    {
        Span<int> parts = stackalloc int[Parts.Length];
        for (int row = 0; row < round.Block.RowCount; row++)
        {
            for (int part = 0; part < parts.Length; part++)
                parts[part] = Parts[part]._blockCodes![row];
            int index = Treatment.Crosser!(parts);
            codes[row] = (uint)index < (uint)Treatment.Size
                ? index
                : throw new InvalidOperationException($"Column '{Name}': index {index} is not within 0..{Treatment.Size - 1}.");
        }

        Record(round, codes, 0, round.Block.RowCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Record(in BlockRound round, int[] codes, int from, int to)
    {
        ReadOnlySpan<int> part = codes.AsSpan(from..to), labels = round.LabelCodes.AsSpan(from..to);
        if (_counts.Length < (long)_coder.Count * _stride)
            Array.Resize(ref _counts, checked((int)Math.Max(_counts.Length * 2L, (long)_coder.Count * _stride)));

        int[] counts = _counts;
        int stride = _stride;
        for (int i = 0; i < part.Length; i++)
            counts[part[i] * stride + labels[i]]++;

        if (round.LabelValues is { } values)
            (_labels ??= new LabelSums()).Add(part, values.AsSpan(from..to), _coder.Count);
        _sample.Add(part, round.FirstRow + from, round.SampleStride);
        _log?.Add(part);
    }

    private bool Coarsen()
    {
        ColumnCoder? coarser = _coder.Coarser(RowsPerCode(), out int[] map);
        if (coarser is null)
            return false;

        Replace(coarser, map);
        return true;
    }

    /// <summary>Goes over to another coder.</summary>
    private void Replace(ColumnCoder coder, int[] codeOf)
    {
        var counts = new int[checked(coder.Count * _stride)];
        for (int code = 0; code < codeOf.Length; code++)
        {
            for (int label = 0; label < _stride; label++)
                counts[codeOf[code] * _stride + label] += CountOf(code, label);
        }

        _counts = counts;
        _coder = coder;
        _labels?.Map(codeOf, coder.Count);
        _sample = _sample.Select(code => codeOf[code]);
        _log?.Map(codeOf);
    }

    private void Widen(int labels)
    {
        int stride = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)labels);
        var counts = new int[checked(_counts.Length / _stride * stride)];
        for (int code = 0; code < _counts.Length / _stride; code++)
            _counts.AsSpan(code * _stride, _stride).CopyTo(counts.AsSpan(code * stride));
        _counts = counts;
        _stride = stride;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] RowsPerCode()
    {
        var rows = new int[_coder.Count];
        int counted = Math.Min(rows.Length, _counts.Length / _stride);
        for (int code = 0; code < counted; code++)
        {
            foreach (int count in _counts.AsSpan(code * _stride, _stride))
                rows[code] += count;
        }

        return rows;
    }

    // Codes that were given but not counted yet lie behind the end.
    private int CountOf(int code, int label)
    {
        int index = code * _stride + label;
        return label < _stride && index < _counts.Length ? _counts[index] : 0;
    }
}
