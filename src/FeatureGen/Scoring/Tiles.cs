namespace FeatureGen.Scoring;

/// <summary>How large the tiles are that rows are extracted into.</summary>
internal static class Tiles
{
    /// <summary>A tile should stay in the first level cache.</summary>
    private const int FloatsOfTile = 8192;

    /// <summary>More rows than kernels take at once, because every field is a call a tile.</summary>
    private const int MostRows = 2 * TermScorer.BlockRows;

    /// <summary>How many floats are put on the stack at most.</summary>
    public const int FloatsOnStack = 512;

    /// <summary>Fewer rows would not fill the vectors.</summary>
    private const int FewestRows = 16;

    /// <summary>How many rows a tile has at most.</summary>
    public static int RowsFor(int slotCount) =>
        Math.Clamp(FloatsOfTile / Math.Max(slotCount, 1) / FewestRows * FewestRows, FewestRows, MostRows);

    /// <summary>Whether a tile is small enough for the stack.</summary>
    public static bool FitsOnStack(int slotCount, int rowCount) => (long)slotCount * rowCount <= FloatsOnStack;
}
