namespace FeatureGen.Formats.Schemas;

/// <summary>Where a field's slots and weights stand among those of its schema.</summary>
/// <param name="Field">The field.</param>
/// <param name="Position">The field's position in the schema.</param>
/// <param name="FirstSlot">The first slot.</param>
/// <param name="SlotCount">How many slots.</param>
/// <param name="FirstWeight">The first weight.</param>
/// <param name="WeightCount">How many weights.</param>
/// <param name="Spaces">
/// The size of the index space of each slot: one for all slots of a multi-valued field, one a slot otherwise; empty for fields with value slots.
/// </param>
public sealed record FieldLayout(
    FieldManifest Field, int Position, int FirstSlot, int SlotCount, int FirstWeight, int WeightCount, EquatableArray<int> Spaces)
{
    /// <summary>Whether the slots hold numbers (NaN for missing) rather than indices.</summary>
    public bool HasValues => Spaces.Count == 0;

    /// <summary>The position, among the field's weights, of the weight of index 0 of a slot.</summary>
    /// <param name="slot">The slot, counted within the field.</param>
    public int WeightOffset(int slot)
    {
        if (HasValues) return 2 * slot;
        int offset = 0;
        if (!Field.IsMultiValued)
            for (int i = 0; i < slot; i++) offset += Spaces[i];
        return offset;
    }

    /// <summary>What people call a slot: the field's name where it has one slot, <c>Title[3]</c> for one of several,
    /// <c>At.HourOfDay</c> for a part of a date.</summary>
    /// <param name="slot">The slot, counted within the field.</param>
    public string SlotName(int slot) => Field.Kind switch
    {
        FieldKind.Timestamp => $"{Field.Name}.{TimeParts.Of(Field.Parts).ElementAt(slot)}",
        FieldKind.Vector => ExtractedName(slot),
        _ => Field.IsMultiValued ? ExtractedName(slot) : Field.Name,
    };

    /// <summary>A slot by its place in the field, whatever its kind: <c>Title[3]</c>.</summary>
    /// <param name="slot">The slot, counted within the field.</param>
    public string ExtractedName(int slot) => FormattableString.Invariant($"{Field.Name}[{slot}]");
}
