using System.Runtime.InteropServices;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Rows of a schema in memory: the extracted slots in single precision with label, weight and group of each row.</summary>
/// <remarks>Slots are kept in chunks of whole rows, so that growing copies nothing: a million rows of 50 slots take 200 MB and a little.</remarks>
public sealed class EncodedDataset
{
    private const int ChunkBits = 12;
    private const int RowsPerChunk = 1 << ChunkBits;

    private readonly List<float[]> _chunks = [];
    private readonly List<float> _labels = [];
    private readonly List<float> _weights = [];
    private readonly List<int> _groups = [];

    /// <summary>Creates a dataset without rows.</summary>
    /// <param name="schema">The schema whose slots the rows hold.</param>
    public EncodedDataset(SchemaManifest schema)
    {
        Schema = schema;
        Layout = SchemaLayout.Of(schema);
    }

    /// <summary>The schema.</summary>
    public SchemaManifest Schema { get; }

    /// <summary>Where its fields have their slots and weights.</summary>
    public SchemaLayout Layout { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Every row's label, 0 or 1; 0 where the source had none.</summary>
    public ReadOnlySpan<float> Labels => CollectionsMarshal.AsSpan(_labels);

    /// <summary>Every row's weight.</summary>
    public ReadOnlySpan<float> Weights => CollectionsMarshal.AsSpan(_weights);

    /// <summary>Every row's group, numbered from 0 in order of appearance; all 0 if the schema has none.</summary>
    public ReadOnlySpan<int> Groups => CollectionsMarshal.AsSpan(_groups);

    /// <summary>Reads all rows of a source.</summary>
    /// <param name="rows">The source, before its first row.</param>
    /// <param name="progress">Told the number of rows read so far, now and then.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="Data.DataFormatException">A cell has the wrong form.</exception>
    public static EncodedDataset Read(SchemaInterpreter rows, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var data = new EncodedDataset(rows.Schema);
        var slots = new float[data.Layout.SlotCount];
        while (rows.Read(slots))
        {
            data.Add(slots, rows.Label, rows.Weight, rows.Group);
            if (data.Count % RowsPerChunk != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(data.Count);
        }
        progress?.Report(data.Count);
        return data;
    }

    /// <summary>Reads some rows of a source, any as probably as any other (Fan, Muller, Rezucha 1962), in their order.</summary>
    /// <param name="rows">The source, before its first row.</param>
    /// <param name="count">The number of rows that the source has.</param>
    /// <param name="most">How many rows are read at most; others are not encoded.</param>
    /// <param name="seed">The same seed gives the same rows.</param>
    /// <param name="progress">Told the number of rows read so far, now and then.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="Data.DataFormatException">A cell has the wrong form.</exception>
    public static EncodedDataset ReadSample(
        SchemaInterpreter rows, long count, int most, int seed, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var data = new EncodedDataset(rows.Schema);
        var slots = new float[data.Layout.SlotCount];
        var random = new SeededRandom(seed);
        for (long left = count; left > 0 && data.Count < most && rows.Next(); left--)
        {
            if (random.Next(left) >= most - data.Count) continue;
            rows.Encode(slots);
            data.Add(slots, rows.Label, rows.Weight, rows.Group);
            if (data.Count % RowsPerChunk != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(data.Count);
        }
        return data;
    }

    /// <summary>Appends a row.</summary>
    /// <param name="slots">The extracted slots; copied.</param>
    /// <param name="label">0 or 1.</param>
    /// <param name="weight">How much the row counts; not negative.</param>
    /// <param name="group">The row's group.</param>
    /// <exception cref="ArgumentException">There are more or fewer slots than the schema has.</exception>
    public void Add(ReadOnlySpan<float> slots, float label, float weight = 1, int group = 0)
    {
        if (slots.Length != Layout.SlotCount)
            throw new ArgumentException($"A row of '{Schema.Name}' has {Layout.SlotCount} slots, not {slots.Length}.", nameof(slots));
        if ((Count & (RowsPerChunk - 1)) == 0) _chunks.Add(new float[RowsPerChunk * slots.Length]);
        slots.CopyTo(Slots(Count));
        _labels.Add(label);
        _weights.Add(weight);
        _groups.Add(group);
        Count++;
    }

    /// <summary>The slots of a row.</summary>
    public ReadOnlySpan<float> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count);
        return Slots(row);
    }

    /// <summary>All rows in order.</summary>
    public DatasetRows All() => new(this, Enumerable.Range(0, Count).ToArray());

    /// <summary>Splits the rows at random; groups, where the schema has them, stay whole.</summary>
    /// <param name="share">The share of rows (of groups) in the second part, between 0 and 1.</param>
    /// <param name="seed">The same seed gives the same split.</param>
    public (DatasetRows Train, DatasetRows Valid) Split(double share, int seed)
    {
        bool grouped = Schema.Group is not null;
        var held = HeldOut(grouped ? Groups.Length == 0 ? 0 : 1 + MaxGroup() : Count, share, seed);
        var train = new List<int>(Count);
        var valid = new List<int>();
        for (int row = 0; row < Count; row++) (held[grouped ? _groups[row] : row] ? valid : train).Add(row);
        return (new(this, train.ToArray()), new(this, valid.ToArray()));
    }

    private Span<float> Slots(int row) => _chunks[row >> ChunkBits].AsSpan((row & (RowsPerChunk - 1)) * Layout.SlotCount, Layout.SlotCount);

    private int MaxGroup()
    {
        int max = 0;
        foreach (int group in Groups) max = Math.Max(max, group);
        return max;
    }

    private static bool[] HeldOut(int count, double share, int seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new SeededRandom(seed).Shuffle(order);
        var held = new bool[count];
        foreach (int i in order.AsSpan(0, (int)Math.Round(count * share))) held[i] = true;
        return held;
    }
}
