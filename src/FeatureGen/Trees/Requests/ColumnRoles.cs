namespace FeatureGen.Trees.Requests;

/// <summary>Which columns candidates bring.</summary>
/// <param name="parts">The part of the quantiser that makes each column.</param>
/// <param name="isItemPart">For each part whether it is made of what candidates bring.</param>
internal sealed class ColumnRoles(int[] parts, bool[] isItemPart)
{
    /// <summary>The part of the quantiser that makes each column.</summary>
    public int[] Parts { get; } = parts;

    /// <summary>For each column whether candidates bring it.</summary>
    public bool[] IsItem { get; } = [.. parts.Select(part => isItemPart[part])];
}
