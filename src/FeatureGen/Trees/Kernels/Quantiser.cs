using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FeatureGen.Formats.Trees;
using FeatureGen.Numerics;
using FeatureGen.Scoring;

namespace FeatureGen.Trees.Kernels;

/// <summary>Makes columns of bytes of the features' values, once for all nodes: the ranks of values among a feature's cuts, and what sets of
/// categories decide. Every rule of comparing and of missing values is settled here.</summary>
internal sealed class Quantiser
{
    private const int Pivots = 0, Sorted = FeatureRanks.Step, Heap = Sorted + FeatureRanks.Step * FeatureRanks.Step;
    private const int TableLength = Heap + FeatureRanks.Step * FeatureRanks.Step;

    private readonly RankStep[] _steps;
    private readonly FeatureRanks[] _features;
    private readonly RankColumn[] _columns;
    private readonly CategoryBlock[] _categories;
    private readonly AlignedBytes _tables;

    public Quantiser(int columnCount, FeatureRanks[] features, CategoryBlock[] categories)
    {
        ColumnCount = columnCount;
        _features = features;
        _categories = categories;
        if (categories.Length > 0) FirstRank = categories[^1].First + categories[^1].ColumnCount;
        int targetCount = 0, tableCount = 0;
        foreach (var feature in features)
        {
            targetCount += feature.Columns.Length;
            tableCount += feature.HasTables ? 1 : 0;
        }
        _columns = new RankColumn[targetCount];
        _steps = new RankStep[features.Length];
        _tables = new AlignedBytes(tableCount * TableLength * sizeof(float));
        int column = 0, table = 0;
        for (int i = 0; i < _steps.Length; i++)
        {
            var feature = features[i];
            bool isPlain = feature.HasTables;
            int first = column;
            foreach (var target in feature.Columns)
            {
                isPlain &= !target.ZeroIsMissing;
                _columns[column++] = target;
            }
            _steps[i] = new(feature.Feature, feature.HasTables ? table : -1, feature.Levels, first, column, isPlain);
            if (!feature.HasTables) continue;
            SetTable(table + Pivots, feature.Pivots);
            SetTable(table + Sorted, feature.Sorted);
            SetTable(table + Heap, feature.Heap);
            table += TableLength;
        }
    }

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>The column of the first rank; those of categories come before.</summary>
    public int FirstRank { get; }

    /// <summary>The blocks of columns of categories, in the order of their columns.</summary>
    public CategoryBlock[] Categories => _categories;

    /// <summary>The number of parts: each makes all columns of ranks of a feature, or a block of columns of categories.</summary>
    public int PartCount => _steps.Length + _categories.Length;

    /// <summary>The feature that each part asks for.</summary>
    public int[] PartFeatures()
    {
        var features = new int[PartCount];
        for (int i = 0; i < features.Length; i++)
            features[i] = i < _steps.Length ? _steps[i].Feature : _categories[i - _steps.Length].Feature;
        return features;
    }

    /// <summary>The part that makes each column.</summary>
    public int[] PartsOfColumns()
    {
        var parts = new int[ColumnCount];
        for (int part = 0; part < _steps.Length; part++)
            foreach (var column in _features[part].Columns) parts[column.Column] = part;
        for (int i = 0; i < _categories.Length; i++) parts.AsSpan(_categories[i].First, _categories[i].ColumnCount).Fill(_steps.Length + i);
        return parts;
    }

    /// <summary>Ranks rows in the way that is best: a row with a stride of 1, else a block.</summary>
    /// <param name="width">The vectors to run on.</param>
    /// <param name="tile">The values.</param>
    /// <param name="row">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="columns">Takes the bytes, column after column.</param>
    /// <param name="stride">The length of a column.</param>
    /// <param name="wanted">For each part whether its columns are made; all are if it is empty.</param>
    public void Rank(KernelWidth width, TileBlock tile, int row, int count, ref byte columns, int stride, ReadOnlySpan<bool> wanted)
    {
        if (width == KernelWidth.Vector128) Rank128(tile, row, count, ref columns, stride, wanted);
        else if (width == KernelWidth.Vector256) Rank256(tile, row, count, ref columns, stride, wanted);
        else if (stride == 1) RankRow(tile, row, ref columns, wanted);
        else RankBlock(tile, row, count, ref columns, stride, wanted);
        for (int i = 0; i < _categories.Length; i++)
            if (Wants(wanted, _steps.Length + i)) LookUp(width, _categories[i], tile, row, count, ref columns, stride);
    }

    // Methods of their own, so that only the width that runs is loaded and compiled.
    private void Rank128(TileBlock tile, int row, int count, ref byte columns, int stride, ReadOnlySpan<bool> wanted) =>
        Rank<Simd128, Vector128<float>, Vector128<int>>(tile, row, count, ref columns, stride, wanted);

    private void Rank256(TileBlock tile, int row, int count, ref byte columns, int stride, ReadOnlySpan<bool> wanted) =>
        Rank<Simd256, Vector256<float>, Vector256<int>>(tile, row, count, ref columns, stride, wanted);

    /// <summary>Ranks the numbers of one row, or some: in two steps of 16 cuts, a comparison of vectors each.</summary>
    /// <inheritdoc cref="Rank(KernelWidth, TileBlock, int, int, ref byte, int, ReadOnlySpan{bool})"/>
    [MethodImpl(HotLoop.Options)]
    public void Rank<TSimd, TFloat, TInt>(
        TileBlock tile, int row, int count, ref byte columns, int stride, ReadOnlySpan<bool> wanted = default)
        where TSimd : ISimd<TFloat, TInt>
    {
        ref float tables = ref _tables.As<float>();
        ref RankColumn targets = ref MemoryMarshal.GetArrayDataReference(_columns);
        for (int i = 0; i < _steps.Length; i++)
        {
            if (!Wants(wanted, i)) continue;
            var step = _steps[i];
            ref float values = ref tile.At(step.Feature, row);
            ref float table = ref Unsafe.Add(ref tables, Math.Max(step.Table, 0));
            for (int r = 0; r < count; r++)
            {
                float value = Unsafe.Add(ref values, r);
                ref byte target = ref Unsafe.Add(ref columns, r);
                if (!step.IsPlain)
                {
                    int found = step.Table < 0 ? _features[i].Rank(value) : Count<TSimd, TFloat, TInt>(ref table, value);
                    Write(_features[i].Columns, value, found, ref target, stride);
                    continue;
                }
                int rank = Count<TSimd, TFloat, TInt>(ref table, value);
                for (int k = step.FirstColumn; k < step.EndColumn; k++)
                {
                    ref readonly var column = ref Unsafe.Add(ref targets, k);
                    Unsafe.Add(ref target, (nint)column.Column * stride) = (byte)(float.IsNaN(value) ? column.Fill : rank);
                }
            }
        }
    }

    /// <summary>Ranks the numbers of one row as <see cref="Rank{TSimd, TFloat, TInt}"/> does. Needs AVX-512.</summary>
    /// <inheritdoc cref="Rank(KernelWidth, TileBlock, int, int, ref byte, int, ReadOnlySpan{bool})"/>
    [MethodImpl(HotLoop.Options)]
    public void RankRow(TileBlock tile, int row, ref byte columns, ReadOnlySpan<bool> wanted = default)
    {
        ref float first = ref tile.At(0, row);
        nint stride = tile.Stride;
        ref RankStep steps = ref MemoryMarshal.GetArrayDataReference(_steps);
        ref RankColumn targets = ref MemoryMarshal.GetArrayDataReference(_columns);
        ref float tables = ref _tables.As<float>();
        int count = _steps.Length, oddCount = 0;
        for (int i = 0; i < count; i++)
        {
            if (!Wants(wanted, i)) continue;
            ref readonly var step = ref Unsafe.Add(ref steps, i);
            if (!step.IsPlain)
            {
                oddCount++;
                continue;
            }
            var value = Vector512.Create(Unsafe.Add(ref first, step.Feature * stride));
            int rank = Count(value, ref Unsafe.Add(ref tables, step.Table));
            // All bits where the value is NaN, whose rank is 0: no branch on what is missing.
            int missing = (int)(~Vector512.Equals(value, value)).ExtractMostSignificantBits();
            for (int k = step.FirstColumn; k < step.EndColumn; k++)
            {
                ref readonly var target = ref Unsafe.Add(ref targets, k);
                Unsafe.Add(ref columns, target.Column) = (byte)(rank | (target.Fill & missing));
            }
        }
        if (oddCount > 0) RankOdd(tile, row, ref columns, wanted);
    }

    /// <summary>Ranks the numbers of a block of rows, 16 at a time, by searches whose tables are looked up in registers. Needs AVX-512.</summary>
    /// <inheritdoc cref="Rank(KernelWidth, TileBlock, int, int, ref byte, int, ReadOnlySpan{bool})"/>
    [MethodImpl(HotLoop.Options)]
    public void RankBlock(TileBlock tile, int row, int count, ref byte columns, int stride, ReadOnlySpan<bool> wanted = default)
    {
        Span<float> rest = stackalloc float[HeapSearch.Width];
        int whole = count - count % HeapSearch.Width;
        for (int i = 0; i < _steps.Length; i++)
        {
            if (!Wants(wanted, i)) continue;
            ref readonly var step = ref _steps[i];
            var targets = _columns.AsSpan(step.FirstColumn, step.EndColumn - step.FirstColumn);
            ref float values = ref tile.At(step.Feature, row);
            if (step.Table < 0)
            {
                for (int r = 0; r < count; r++)
                {
                    float value = Unsafe.Add(ref values, r);
                    Write(targets, value, _features[i].Rank(value), ref Unsafe.Add(ref columns, r), stride);
                }
                continue;
            }
            ref float heap = ref Unsafe.Add(ref _tables.As<float>(), step.Table + Heap);
            for (int r = 0; r < whole; r += HeapSearch.Width)
                HeapSearch.Rank(ref heap, step.Levels, ref Unsafe.Add(ref values, r), targets, ref Unsafe.Add(ref columns, r), stride);
            if (whole == count) continue;
            for (int r = whole; r < count; r++) rest[r - whole] = Unsafe.Add(ref values, r);
            HeapSearch.Rank(ref heap, step.Levels, ref rest[0], targets, ref Unsafe.Add(ref columns, whole), stride);
        }
    }

    /// <summary>The scalar twin: ranks a row value by value.</summary>
    public void RankPlainly(ReadOnlySpan<float> row, Span<byte> columns)
    {
        foreach (var feature in _features)
            Write(feature.Columns, row[feature.Feature], feature.Rank(row[feature.Feature]), ref columns[0], 1);
        foreach (var block in _categories) block.Row(block.Code(row[block.Feature])).CopyTo(columns[block.First..]);
    }

    private void SetTable(int first, float[] cuts) =>
        MemoryMarshal.AsBytes<float>(cuts).CopyTo(_tables.Span[(first * sizeof(float))..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count<TSimd, TFloat, TInt>(ref float table, float value) where TSimd : ISimd<TFloat, TInt>
    {
        TFloat values = TSimd.Set(value);
        int step = CountStep<TSimd, TFloat, TInt>(ref Unsafe.Add(ref table, Pivots), values);
        int first = step * FeatureRanks.Step;
        return first + CountStep<TSimd, TFloat, TInt>(ref Unsafe.Add(ref table, Sorted + first), values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count(Vector512<float> values, ref float table)
    {
        nuint first = CountStep(values, ref table, Pivots) * FeatureRanks.Step;
        return (int)(first + CountStep(values, ref table, Sorted + first));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint CountStep(Vector512<float> values, ref float cuts, nuint first) =>
        (nuint)BitOperations.PopCount(
            Vector512.GreaterThanOrEqual(values, Vector512.LoadUnsafe(ref cuts, first)).ExtractMostSignificantBits());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountStep<TSimd, TFloat, TInt>(ref float cuts, TFloat values) where TSimd : ISimd<TFloat, TInt>
    {
        int count = 0;
        for (int i = 0; i < FeatureRanks.Step; i += TSimd.Count)
            count += BitOperations.PopCount(TSimd.Bits(TSimd.GreaterOrEqual(values, TSimd.Load(in cuts, i))));
        return count;
    }

    // The features of a row that are not plain: a call among the others would cost their loop its registers.
    [MethodImpl(HotLoop.Options)]
    private void RankOdd(TileBlock tile, int row, ref byte columns, ReadOnlySpan<bool> wanted)
    {
        for (int i = 0; i < _steps.Length; i++)
        {
            ref readonly var step = ref _steps[i];
            if (step.IsPlain || !Wants(wanted, i)) continue;
            float value = tile.At(step.Feature, row);
            var feature = _features[i];
            int rank = step.Table < 0
                ? feature.Rank(value)
                : Count(Vector512.Create(value), ref Unsafe.Add(ref _tables.As<float>(), step.Table));
            Write(feature.Columns, value, rank, ref columns, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ReadOnlySpan<RankColumn> targets, float value, int rank, ref byte columns, int stride)
    {
        foreach (ref readonly var target in targets)
        {
            bool isMissing = float.IsNaN(value) || (target.ZeroIsMissing && MathF.Abs(value) <= (float)TreeEnsemble.ZeroThreshold);
            Unsafe.Add(ref columns, (nint)target.Column * stride) = isMissing ? target.Fill : target.OfRank(rank);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Wants(ReadOnlySpan<bool> wanted, int part) => wanted.IsEmpty || wanted[part];

    private static void LookUp(KernelWidth width, CategoryBlock block, TileBlock tile, int row, int count, ref byte columns, int stride)
    {
        ref float values = ref tile.At(block.Feature, row);
        ref byte target = ref Unsafe.Add(ref columns, (nint)block.First * stride);
        if (stride == 1)
        {
            block.Row(block.Code(values)).CopyTo(MemoryMarshal.CreateSpan(ref target, block.ColumnCount));
            return;
        }
        for (int r = 0; r < count; r++) Unsafe.Add(ref target, r) = block.Code(Unsafe.Add(ref values, r));
        CategoryKernel.Run(width, block, ref target, stride, count);
    }
}
