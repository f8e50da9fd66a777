using FeatureGen.Encoders;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>
/// How the profiler counts the fields of a schema: as the schema encodes them, except that numbers are binned and hashed values told apart.
/// </summary>
internal static class FieldTreatments
{
    /// <summary>Numeric fields: the number that the model sees.</summary>
    public static ColumnTreatment Number(FieldManifest field)
    {
        var encoder = ValueEncoder.Of(field);
        var slot = new float[1];
        return ColumnTreatment.NumberBy((ReadOnlySpan<byte> text, out double number) =>
        {
            bool isRead = encoder.TryEncode(text, slot);
            number = slot[0];
            return isRead;
        });
    }

    /// <summary>Fields with index slots: the index, for several slots (parts of a date) their combination.</summary>
    public static ColumnTreatment Index(FieldLayout layout)
    {
        var encoder = ValueEncoder.Of(layout.Field);
        int[] spaces = layout.Field.IsMultiValued ? [layout.Spaces[0]] : layout.Spaces.ToArray();
        var slots = new float[spaces.Length];
        return ColumnTreatment.Index(spaces.Aggregate(1, (product, space) => product * space), text =>
        {
            if (!encoder.TryEncode(text, slots)) throw new FormatException($"{encoder.Expected} is expected");
            int index = 0;
            for (int i = 0; i < slots.Length; i++) index = index * spaces[i] + (int)slots[i];
            return index;
        });
    }

    /// <summary>A cross of columns that are counted by index.</summary>
    /// <param name="layout">The cross.</param>
    /// <param name="parts">The fields that it crosses.</param>
    /// <param name="columns">The names of their columns.</param>
    public static ColumnTreatment Cross(FieldLayout layout, IReadOnlyList<FieldLayout> parts, IReadOnlyList<string> columns)
    {
        var spaces = parts.Select(part => part.Spaces[0]).ToArray();
        int buckets = layout.Field.Buckets;
        return ColumnTreatment.Cross(layout.Spaces[0], columns, indices => Crosses.Index(indices, spaces, buckets));
    }
}
