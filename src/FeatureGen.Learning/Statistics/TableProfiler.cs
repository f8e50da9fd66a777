using System.Data.Common;
using System.Runtime.ExceptionServices;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Quality;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Counts, in one pass and in bounded memory, how the values of each column go with the label, and from the counts how much each column
/// tells about it and which columns tell the same.
/// </summary>
/// <remarks>
/// Rows come in blocks. While the columns of one block are counted, each by one thread, the next block is read; so the result, and also
/// which error is reported, is the same for any number of threads.
/// </remarks>
public sealed class TableProfiler
{
    // Limits are looked at after each so many rows of the data, wherever blocks end.
    private const int CheckpointRows = 1 << 16;
    private const int LeastDistinct = 1024;
    private const double WideSimilarity = 0.8;
    private const long SampleBytes = 128L << 20;
    private const int MostTexts = 8192;
    private const int LeastTexts = 256;
    private const int TextsOfAll = 1 << 17;
    private readonly TableProfilerOptions _options;
    private readonly IBlockSource _source;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly LabelCoder _label;
    private readonly ColumnAccumulator[] _columns;
    private readonly ColumnAccumulator[] _crosses;
    private readonly RowSample<int> _labelSample = new();
    private readonly RowSample<int> _rowNumbers = new();
    private readonly RowHashes _rowHashes = new();
    private int[] _blockNumbers = [];
    private readonly RowSample<double> _labelValues = new();
    private readonly int _sampleCapacity;
    private int _limit;

    private TableProfiler(IBlockSource source, TableProfilerOptions options)
    {
        _options = options;
        _source = source;
        _limit = options.MaxDistinct;
        for (int ordinal = 0; ordinal < source.Names.Count; ordinal++)
            _ordinals.TryAdd(source.Names[ordinal], ordinal);
        int label = OrdinalOf(options.Label);
        _label = options.RealLabel is { } real
            ? new RealLabelCoder(source.Path, options.Label, label, real, options.OutRank)
            : new ClassLabelCoder(source.Path, options.Label, label, options.MaxLabels, options.OutRank);

        IReadOnlyList<ProfiledColumn> profiled = options.Columns ?? [.. source.Names
            .Where((_, ordinal) => ordinal != label)
            .Select(name => new ProfiledColumn(name, ColumnTreatment.Infer))];
        _sampleCapacity = SampleCapacity(options, profiled.Count);
        int texts = Math.Min(_sampleCapacity, Math.Clamp(TextsOfAll / Math.Max(1, profiled.Count), LeastTexts, MostTexts));
        _columns = [.. profiled.Select(column => Accumulator(column, texts))];
        _crosses = [.. _columns.Where(column => column.Treatment.Crosser is not null)];
        ConnectCrosses();
    }

    /// <summary>Profiles a table.</summary>
    /// <param name="reader">The rows. A <see cref="CsvDataReader"/> is read without a detour over objects.</param>
    /// <param name="options">What to profile.</param>
    /// <param name="progress">Told how many rows were read, now and then.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataFormatException">The data is faulty, or has no such column.</exception>
    public static TableProfile Profile(
        DbDataReader reader, TableProfilerOptions options, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        return Profile(SourceOf(reader), options, progress, cancellation);
    }

    /// <summary>Profiles a table that comes in blocks.</summary>
    internal static TableProfile Profile(
        IBlockSource source, TableProfilerOptions options, IProgress<long>? progress, CancellationToken cancellation) =>
        new TableProfiler(source, options).Run(progress, cancellation);

    /// <summary>The blocks of a table.</summary>
    internal static IBlockSource SourceOf(DbDataReader reader) => reader is CsvDataReader csv ? csv.Blocks : new DbBlockReader(reader);

    /// <summary>As many rows as memory allows.</summary>
    private static int SampleCapacity(TableProfilerOptions options, int columns)
    {
        long byMemory = SampleBytes / sizeof(int) / Math.Max(1, columns);
        return (int)Math.Clamp(byMemory, 1, Math.Max(1, options.SimilarityRows));
    }

    private ColumnAccumulator Accumulator(ProfiledColumn profiled, int sampledTexts)
    {
        bool isCross = profiled.Treatment.Crosser is not null;
        int ordinal = isCross ? -1 : OrdinalOf(profiled.Source ?? profiled.Name);
        return new ColumnAccumulator(profiled, ordinal, _options.OutRank, sampledTexts);
    }

    private int OrdinalOf(string name) => _ordinals.TryGetValue(name, out int ordinal)
        ? ordinal
        : throw DataFormatException.NoColumn(_source.Path, name, _source.Names);

    private void ConnectCrosses()
    {
        foreach (ColumnAccumulator cross in _crosses)
        {
            cross.Parts = [.. cross.Treatment.Parts.Select(part =>
                _columns.FirstOrDefault(column => column.Name == part && column.Treatment.Indexer is not null)
                ?? throw new ArgumentException($"Cross '{cross.Name}': its part '{part}' is not a column that is profiled by index."))];
            foreach (ColumnAccumulator part in cross.Parts)
                part.KeepBlockCodes();
        }
    }

    private TableProfile Run(IProgress<long>? progress, CancellationToken cancellation)
    {
        int threads = Math.Max(1, _options.Threads);
        var workers = new Worker[threads];
        for (int worker = 0; worker < threads; worker++)
            workers[worker] = new Worker();

        RecordBlock block = new(), next = new();
        long read = 0, counted = 0;
        bool more = _source.ReadBlock(block, CheckpointRows);
        while (more)
        {
            cancellation.ThrowIfCancellationRequested();
            read += block.RowCount;
            _label.Process(block);
            var round = new BlockRound(_source.Path, block, counted, _label.Codes, _label.Count, _limit,
                SampledRows.StrideFor(counted + block.RowCount, _sampleCapacity), _label.Values);
            int maxRows = CheckpointRows - (int)(read % CheckpointRows);
            _labelSample.Add(_label.Codes.AsSpan(0, block.RowCount), counted, round.SampleStride);
            SampleNumbers(round);
            if (_label.Values is { } values)
                _labelValues.Add(values.AsSpan(0, block.RowCount), counted, round.SampleStride);
            more = CountWhileReading(round, workers, next, maxRows);
            counted += block.RowCount;
            if (counted > int.MaxValue)
                throw new DataFormatException(_source.Path, 0, null, $"there are more than {int.MaxValue} rows. Profile a part of them.");
            if (read % CheckpointRows == 0)
                KeepWithinBudget(threads);
            progress?.Report(read);
            (block, next) = (next, block);
        }

        return Finish(counted, threads, cancellation);
    }

    /// <summary>Counts a block while the next one is read; false if there is none.</summary>
    private bool CountWhileReading(BlockRound round, Worker[] workers, RecordBlock next, int maxRows)
    {
        bool more = false;
        var errors = new Exception?[_columns.Length];
        Exception? readError = null;
        WorkCrew.Run(workers.Length, _columns.Length + 2, (item, worker) =>
        {
            if (item > _columns.Length)
            {
                _rowHashes.Add(round.Block);
                return;
            }

            if (item > 0)
            {
                if (_columns[item - 1].Treatment.Crosser is null)
                    errors[item - 1] = Caught(() => workers[worker].Count(_columns[item - 1], round));
                return;
            }

            readError = Caught(() => more = _source.ReadBlock(next, maxRows));
        });
        ThrowFirst(errors);
        foreach (ColumnAccumulator cross in _crosses)
            workers[0].Count(cross, round);
        ThrowFirst([readError]);
        return more;
    }

    internal static Exception? Caught(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    /// <summary>Throws what is wrong on the first line, and on that in the first column.</summary>
    internal static void ThrowFirst(Exception?[] errors)
    {
        Exception? first = errors.Where(error => error is not null).MinBy(error => (error as DataFormatException)?.Line ?? 0);
        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    private void KeepWithinBudget(int threads)
    {
        while (_limit > LeastDistinct && _columns.Sum(column => column.MemoryBytes) > _options.MemoryBudget)
        {
            _limit = Math.Max(LeastDistinct, _limit / 2);
            WorkCrew.Run(threads, _columns.Length, (column, _) => _columns[column].Reduce(_limit));
        }
    }

    private TableProfile Finish(long rows, int threads, CancellationToken cancellation)
    {
        (string[] labels, int[] order, int[] labelRows) = _label.Sorted();
        int[]? target = _options.OutRank ? _label.AllCodes() : null;
        var profiles = new ColumnProfile[_columns.Length];
        var samples = new ColumnSample[_columns.Length];
        WorkCrew.Run(threads, _columns.Length, (column, _) =>
        {
            cancellation.ThrowIfCancellationRequested();
            FinishedColumn finished = _columns[column].Finish(order, _options.Bins, _options.RealLabel?.Origin ?? 0);
            samples[column] = finished.Sample;
            bool hasMissing = _columns[column].Treatment.Crosser is null;
            profiles[column] = new ColumnProfile(_columns[column].Name, finished.Coded, finished.Table, hasMissing)
            {
                OutRank = target is null ? double.NaN : OutRankScore.Of(finished.OrdinalCodes(), target),
                Quality = finished.Quality,
            };
        });
        var pairs = PairwiseSimilarity.Of([.. samples.Select(sample => sample.Codes)], _options.MinSimilarity, threads, cancellation);
        return new TableProfile
        {
            Path = _source.Path,
            Rows = rows,
            UnlabelledRows = _label.Unlabelled,
            LabelName = _options.Label,
            Labels = labels,
            LabelCounts = labelRows,
            LabelEntropy = Entropy.FromCounts(labelRows),
            Columns = profiles,
            SimilarPairs =
            [
                .. pairs.Concat(WideNumbers.Among(samples, pairs, WideSimilarity, threads)).GroupBy(pair => (pair.First, pair.Second))
                    .Select(alike => alike.MaxBy(pair => pair.Similarity)).OrderBy(pair => pair.First).ThenBy(pair => pair.Second),
            ],
            SimilarityRows = _labelSample.Count,
            Samples = samples,
            LabelSample = SampledLabels(order),
            RowNumbers = _rowNumbers.Values.ToArray(),
            RowStride = SampledRows.StrideFor(rows, _sampleCapacity),
            Duplicates = _rowHashes.Finish(),
            DuplicatesEach = _rowHashes.Each,
            LabelStarts = (_label as RealLabelCoder)?.Starts ?? [],
            LabelSums = (_label as RealLabelCoder)?.Sums ?? default,
            LabelOrigin = _options.RealLabel?.Origin ?? 0,
            LabelRanks = _options.RealLabel is null ? null : RankCorrelation.Order(_labelValues.Values),
        };
    }

    private void SampleNumbers(in BlockRound round)
    {
        var block = round.Block;
        if (_blockNumbers.Length < block.RowCount)
            _blockNumbers = new int[block.RowCount + block.RowCount / 2];
        for (int row = 0; row < block.RowCount; row++)
            _blockNumbers[row] = block.NumberOf(row);
        _rowNumbers.Add(_blockNumbers.AsSpan(0, block.RowCount), round.FirstRow, round.SampleStride);
    }

    private int[] SampledLabels(int[] order)
    {
        var places = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
            places[order[place]] = place;
        return _labelSample.Select(code => places[code]).Values.ToArray();
    }

    private sealed class Worker
    {
        private readonly ColumnView _view = new();
        private int[] _codes = [];

        public void Count(ColumnAccumulator column, in BlockRound round) => column.Process(round, _view, ref _codes);
    }
}
