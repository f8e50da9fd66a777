using FeatureGen.Encoders;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Makes the index of a cross from those of its parts.</summary>
internal sealed class CrossReader
{
    private readonly FieldLayout _layout;
    private readonly int[] _slots;
    private readonly int[] _spaces;

    public CrossReader(FieldLayout layout, IReadOnlyDictionary<string, FieldLayout> fields)
    {
        _layout = layout;
        var parts = layout.Field.CrossedFields.Select(name => fields[name]).ToArray();
        _slots = parts.Select(part => part.FirstSlot).ToArray();
        _spaces = parts.Select(part => part.Spaces[0]).ToArray();
    }

    public void Encode(Span<float> row)
    {
        Span<int> parts = stackalloc int[_slots.Length];
        for (int i = 0; i < parts.Length; i++) parts[i] = (int)row[_slots[i]];
        row[_layout.FirstSlot] = Crosses.Index(parts, _spaces, _layout.Field.Buckets);
    }
}
