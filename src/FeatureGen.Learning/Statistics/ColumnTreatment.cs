using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>How a column is to be counted.</summary>
public sealed class ColumnTreatment
{
    private ColumnTreatment(ColumnKind? kind) => Kind = kind;

    /// <summary>As <see cref="ColumnKindInference"/> finds.</summary>
    public static ColumnTreatment Infer { get; } = new((ColumnKind?)null);

    /// <summary>Each distinct value for itself.</summary>
    public static ColumnTreatment Category { get; } = new(ColumnKind.Category);

    /// <summary>As numbers, in quantile bins; what is not a number is an error.</summary>
    public static ColumnTreatment Number { get; } = new(ColumnKind.Number);

    /// <summary>The kind asked for; null if it is to be inferred.</summary>
    public ColumnKind? Kind { get; }

    internal NumberParser Parser { get; private init; } = Utf8Values.TryParseNumber;

    /// <summary>Whether texts that are numbers may be counted as such, read in the usual way.</summary>
    internal bool ReadsNumbers => (Kind is null or ColumnKind.Number) && Frozen is null && ReadsPlainNumbers;

    internal ValueIndexer? Indexer { get; private init; }

    internal CrossIndexer? Crosser { get; private init; }

    /// <summary>Number of indices, the missing one included.</summary>
    internal int Size { get; private init; }

    /// <summary>Whether numbers are read as they stand in the data.</summary>
    internal bool ReadsPlainNumbers => Parser == Utf8Values.TryParseNumber;

    private Func<ColumnCoder>? Frozen { get; init; }

    /// <summary>Columns whose indices a cross is made of.</summary>
    internal IReadOnlyList<string> Parts { get; private init; } = [];

    /// <summary>Numbers that are read in a way of their own: dates, spans of time, truth values.</summary>
    public static ColumnTreatment NumberBy(NumberParser parser)
    {
        ArgumentNullException.ThrowIfNull(parser);
        return new ColumnTreatment(ColumnKind.Number) { Parser = parser };
    }

    /// <summary>By an index from 0 (missing, also for each empty value) to <paramref name="size"/> - 1.</summary>
    /// <remarks>
    /// The indexer is called by one thread at a time, but not always the same; those of different columns run concurrently.
    /// </remarks>
    public static ColumnTreatment Index(int size, ValueIndexer indexer)
    {
        ArgumentNullException.ThrowIfNull(indexer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new ColumnTreatment(ColumnKind.Index) { Indexer = indexer, Size = size };
    }

    /// <summary>
    /// By an index made of those of other columns, which must be profiled by <see cref="Index"/>. It has no missing value.
    /// </summary>
    public static ColumnTreatment Cross(int size, IReadOnlyList<string> parts, CrossIndexer indexer)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(indexer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new ColumnTreatment(ColumnKind.Index) { Crosser = indexer, Parts = parts, Size = size };
    }

    /// <summary>
    /// The same numbers in bins that are given: code 0 is missing, then the bins, then what is no number, what is below the first edge, and
    /// what is above the maximum.
    /// </summary>
    /// <param name="edges">Where each bin starts, ascending.</param>
    /// <param name="maximum">The greatest number that was known.</param>
    /// <param name="isStrict">Whether what is no number is an error.</param>
    internal ColumnTreatment InBins(double[] edges, double maximum, bool isStrict) =>
        new(ColumnKind.Number) { Parser = Parser, Frozen = () => new FrozenNumberCoder(edges, maximum, Parser, isStrict) };

    /// <summary>Texts that are given, and all others as one: code 0 is missing, then the texts, then the others.</summary>
    internal static ColumnTreatment Among(IReadOnlyList<string> values) =>
        new(ColumnKind.Category) { Frozen = () => new FrozenValueCoder(values) };

    internal ColumnCoder NewCoder() => Frozen?.Invoke() ?? (Kind == ColumnKind.Index ? new IndexCoder(this) : new DictionaryCoder(this));
}
