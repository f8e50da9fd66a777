using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Redundancy;

/// <summary>The fields on the sampled rows, and the class of each of those.</summary>
internal sealed class FieldSamples
{
    private readonly IReadOnlyList<ColumnSample?> _fields;
    private readonly SampledColumn?[] _columns;
    private readonly Lazy<SampledColumn?>[] _values;

    /// <param name="fields">The fields; null for those that are not compared.</param>
    /// <param name="classes">The class of each row.</param>
    public FieldSamples(IReadOnlyList<ColumnSample?> fields, ReadOnlySpan<int> classes)
    {
        (_fields, _columns) = (fields, new SampledColumn?[fields.Count]);
        _values = [.. fields.Select(field => new Lazy<SampledColumn?>(
            () => field is not null && WideNumbers.ValuesOf(field) is { Length: > 0 } codes ? new SampledColumn(codes) : null))];
        Classes = new SampledColumn(classes);
    }

    public SampledColumn Classes { get; }

    public ColumnSample this[int field] => _fields[field] ?? throw new ArgumentException("The field is not compared.", nameof(field));

    /// <summary>Whether a field is compared.</summary>
    public bool Has(int field) => _fields[field] is not null;

    /// <summary>Makes columns ready.</summary>
    public void Prepare(IReadOnlyList<int> fields, int threads) =>
        WorkCrew.Run(threads, fields.Count, (i, _) => _columns[fields[i]] ??= new SampledColumn(this[fields[i]].Codes));

    /// <summary>A column that was made ready.</summary>
    public SampledColumn Column(int field) => _columns[field] ?? throw new InvalidOperationException("The column is not ready.");

    /// <summary>The numbers of a field one by one; null where its bins tell as much, or values do not come again.</summary>
    public SampledColumn? Values(int field) => _values[field].Value;
}
