using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Scoring;

namespace FeatureGen.Learning.Importance;

/// <summary>Scores rows in which one field has the values of other rows.</summary>
/// <remarks>All slots of the field move together, and crosses that contain the field are made anew, as if the column of the log had been
/// shuffled. Any number of threads may use one at once.</remarks>
internal sealed class ShuffledScores
{
    private const int TileRows = 256;

    private readonly DatasetRows _rows;
    private readonly ModelScorer _scorer;
    private readonly int[] _wantedSlots;
    private readonly CrossReader[][] _crosses;

    public ShuffledScores(DatasetRows rows, ModelScorer scorer)
    {
        (_rows, _scorer) = (rows, scorer);
        var fields = rows.Data.Layout.Fields;
        var byName = fields.ToDictionary(field => field.Field.Name, StringComparer.Ordinal);
        _wantedSlots = [.. fields.Where(field => Uses(field)).SelectMany(field => Enumerable.Range(field.FirstSlot, field.SlotCount))];
        _crosses = [.. fields.Select(part => fields
            .Where(field => Uses(field) && field.Field.CrossedFields.Contains(part.Field.Name))
            .Select(cross => new CrossReader(cross, byName)).ToArray())];
    }

    /// <summary>Whether the model's scores can depend on a field.</summary>
    public bool Uses(FieldLayout field) => _scorer.WantedFields[field.Position];

    /// <summary>The scores of the rows as they are.</summary>
    public float[] Score() => Score(null, []);

    /// <summary>The scores of the rows with a field's values taken from others.</summary>
    /// <param name="field">The field.</param>
    /// <param name="sources">For each row the number, among the rows, of that which gives its value.</param>
    public float[] Score(FieldLayout? field, ReadOnlySpan<int> sources)
    {
        int slotCount = _rows.Data.Layout.SlotCount;
        var scores = new float[_rows.Count];
        var (row, values) = (new float[slotCount], new float[slotCount * TileRows]);
        for (int first = 0; first < scores.Length; first += TileRows)
        {
            int count = Math.Min(TileRows, scores.Length - first);
            var tile = new FeatureTile(values, slotCount, count);
            for (int i = 0; i < count; i++)
            {
                _rows.Data.Row(_rows.Rows[first + i]).CopyTo(row);
                if (field is not null) Replace(row, field, _rows.Data.Row(_rows.Rows[sources[first + i]]));
                foreach (int slot in _wantedSlots) tile.Column(slot)[i] = row[slot];
            }
            _scorer.Score(tile, scores.AsSpan(first, count));
        }
        return scores;
    }

    private void Replace(Span<float> row, FieldLayout field, ReadOnlySpan<float> source)
    {
        source.Slice(field.FirstSlot, field.SlotCount).CopyTo(row[field.FirstSlot..]);
        foreach (var cross in _crosses[field.Position]) cross.Encode(row);
    }
}
