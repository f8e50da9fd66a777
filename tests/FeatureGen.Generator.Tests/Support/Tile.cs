namespace FeatureGen.Generator.Tests.Support;

/// <summary>Column-major memory.</summary>
internal static class Tile
{
    /// <summary>The rows of a tile.</summary>
    public static float[][] Rows(float[] values, int rowCount, int slotCount) =>
        Enumerable.Range(0, rowCount).Select(row => Enumerable.Range(0, slotCount).Select(slot => values[slot * rowCount + row]).ToArray()).ToArray();
}
