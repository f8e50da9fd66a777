namespace FeatureGen.Learning.Data;

/// <summary>A table that comes in blocks of records.</summary>
internal interface IBlockSource
{
    /// <summary>What errors call the table.</summary>
    string Path { get; }

    /// <summary>Names of the columns.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>
    /// Fills a block with the next records, at least one and at most <paramref name="maxRows"/>; false at the end of the table.
    /// </summary>
    bool ReadBlock(RecordBlock block, int maxRows);
}
