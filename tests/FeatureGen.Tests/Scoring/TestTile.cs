namespace FeatureGen.Tests.Scoring;

/// <summary>Rows as the columns of a tile.</summary>
internal static class TestTile
{
    public static FeatureTile Of(IReadOnlyList<float[]> rows, int slotCount)
    {
        var tile = new FeatureTile(new float[slotCount * rows.Count], slotCount, rows.Count);
        Fill(tile, rows);
        return tile;
    }

    public static void Fill(FeatureTile tile, IReadOnlyList<float[]> rows)
    {
        for (int slot = 0; slot < tile.SlotCount; slot++)
            for (int row = 0; row < rows.Count; row++)
                tile.Column(slot)[row] = rows[row][slot];
    }
}
