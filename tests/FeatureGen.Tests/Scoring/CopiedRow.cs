using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tests.Scoring;

/// <summary>A schema whose rows hold their slots: extraction copies the wanted ones. Context and items are rows too, of which only their
/// part is read.</summary>
internal readonly record struct CopiedRow(float[] Slots) : IJoinedSchema<CopiedRow, CopiedContext, CopiedItem>
{
    /// <summary>Its schema, models and rows.</summary>
    public static readonly RandomModel Source = new(5, ModelKind.FactorizationMachine, fieldCount: 20);

    public static FeatureSchema Schema => Source.Schema;

    public static void Extract(ReadOnlySpan<CopiedRow> rows, FeatureTile tile)
    {
        tile.Require(Schema.SlotCount, rows.Length);
        for (int row = 0; row < rows.Length; row++) Copy(rows[row].Slots, tile, row, role: null);
    }

    public static void ExtractContext(in CopiedContext context, FeatureTile tile)
    {
        tile.Require(Schema.SlotCount, 1);
        Copy(context.Slots, tile, 0, FieldRole.Context);
    }

    public static void ExtractItems(ReadOnlySpan<CopiedItem> items, ReadOnlySpan<float> context, FeatureTile tile)
    {
        tile.Require(Schema.SlotCount, items.Length);
        for (int row = 0; row < items.Length; row++) Copy(items[row].Slots, tile, row, FieldRole.Item);
    }

    /// <summary>Copies the wanted fields; what is not to be read becomes a number that would show.</summary>
    private static void Copy(float[] slots, FeatureTile tile, int row, FieldRole? role)
    {
        for (int i = 0; i < Schema.Fields.Count; i++)
        {
            var field = Schema.Fields[i];
            bool copied = tile.Wants(i) && (role is null || field.Field.Role == role);
            for (int slot = field.FirstSlot; slot < field.FirstSlot + field.SlotCount; slot++)
                tile.Column(slot)[row] = copied ? slots[slot] : 1e30f;
        }
    }
}
