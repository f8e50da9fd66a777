using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FeatureGen;

/// <summary>Extracted rows column by column: the values of one slot stand side by side, so that kernels work on several rows at once.</summary>
public readonly ref struct FeatureTile
{
    private readonly Span<float> _values;
    private readonly ReadOnlySpan<bool> _wanted;

    /// <summary>A tile over memory of the caller's.</summary>
    /// <param name="values">At least <paramref name="slotCount"/> times <paramref name="rowCount"/> floats; slot after slot.</param>
    /// <param name="slotCount">The schema's number of slots.</param>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="wanted">For each field of the schema whether it is extracted; all are if it is empty.</param>
    /// <exception cref="ArgumentException">The memory is too small or a count is negative.</exception>
    public FeatureTile(Span<float> values, int slotCount, int rowCount, ReadOnlySpan<bool> wanted = default)
    {
        if (slotCount < 0 || rowCount < 0 || values.Length < (long)slotCount * rowCount)
            throw new ArgumentException($"{slotCount} slots of {rowCount} rows need {(long)slotCount * rowCount} floats, not {values.Length}.", nameof(values));
        _values = values;
        _wanted = wanted;
        SlotCount = slotCount;
        RowCount = rowCount;
    }

    /// <summary>The number of slots.</summary>
    public int SlotCount { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The values of one slot, a float a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<float> Column(int slot) => _values.Slice(slot * RowCount, RowCount);

    /// <summary>The values of several slots, column after column.</summary>
    public Span<float> Columns(int slot, int count) => _values.Slice(slot * RowCount, count * RowCount);

    /// <summary>Whether a field of the schema is to be extracted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Wants(int field) => _wanted.IsEmpty || _wanted[field];

    /// <summary>Checks that the tile takes these rows of this schema. Called by generated code.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Require(int slotCount, int rowCount)
    {
        if (SlotCount != slotCount || RowCount != rowCount)
            throw new ArgumentException($"The tile has {SlotCount} slots of {RowCount} rows; {slotCount} slots of {rowCount} rows are extracted.");
    }
}
