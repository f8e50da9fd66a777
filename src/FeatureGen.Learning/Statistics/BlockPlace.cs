using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>Where a column of a block stands, for errors.</summary>
internal readonly record struct BlockPlace(string Path, RecordBlock Block, int Column, string Name)
{
    /// <summary>The value of a row cannot be read.</summary>
    public DataFormatException Error(int row, ReadOnlySpan<byte> value, string expected, Exception? inner = null) => new(
        Path, Block.LineOf(row, Column), Name,
        $"{Utf8Values.Quote(value)} cannot be read: {expected}. Correct it, or leave the field empty if the value is missing.", inner);
}
