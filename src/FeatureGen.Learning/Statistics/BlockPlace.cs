using System.Text;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>Where a column of a block stands, for errors.</summary>
internal readonly record struct BlockPlace(string Path, RecordBlock Block, int Column, string Name)
{
    /// <summary>The value of a row cannot be read.</summary>
    public DataFormatException Error(int row, ReadOnlySpan<byte> value, string expected, Exception? inner = null)
    {
        const int longest = 60;
        string text = Encoding.UTF8.GetString(value);
        if (text.Length > longest)
            text = text[..longest] + "...";
        return new DataFormatException(Path, Block.LineOf(row, Column), Name,
            $"'{text}' cannot be read: {expected}. Correct it, or leave the field empty if the value is missing.", inner);
    }
}
