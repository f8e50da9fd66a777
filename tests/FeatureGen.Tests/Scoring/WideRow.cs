using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tests.Scoring;

/// <summary>A row of more slots than are put on the stack; each holds the same number.</summary>
internal readonly record struct WideRow(float Value) : IFeatureSchema<WideRow>
{
    public const int FieldCount = 600;

    public static FeatureSchema Schema { get; } = new(new SchemaManifest
    {
        Name = "Wide",
        Fields = new(Enumerable.Range(0, FieldCount).Select(i => new FieldManifest { Name = "F" + i, Kind = FieldKind.Numeric })),
    });

    public static void Extract(ReadOnlySpan<WideRow> rows, FeatureTile tile)
    {
        tile.Require(FieldCount, rows.Length);
        for (int slot = 0; slot < FieldCount; slot++)
            for (int row = 0; row < rows.Length; row++) tile.Column(slot)[row] = rows[row].Value;
    }
}
