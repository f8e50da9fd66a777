using FeatureGen.Formats.Schemas;

namespace FeatureGen.Formats.Trees.Binding;

/// <summary>What a name means within a schema.</summary>
/// <param name="Field">The field.</param>
/// <param name="Slot">The slot, counted within the field; 0 for its value.</param>
/// <param name="Reading">What of the field is meant.</param>
internal sealed record SlotReference(FieldLayout Field, int Slot, SlotReading Reading)
{
    /// <summary>The slot among all slots of the schema.</summary>
    public int Position => Field.FirstSlot + Slot;
}
