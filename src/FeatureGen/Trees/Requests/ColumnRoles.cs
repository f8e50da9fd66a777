namespace FeatureGen.Trees.Requests;

/// <summary>Which columns candidates bring.</summary>
internal sealed class ColumnRoles
{
    /// <param name="parts">The part of the quantiser that makes each column.</param>
    /// <param name="isItemPart">For each part whether it is made of what candidates bring.</param>
    public ColumnRoles(int[] parts, bool[] isItemPart)
    {
        Parts = parts;
        IsItem = new bool[parts.Length];
        for (int column = 0; column < parts.Length; column++) IsItem[column] = isItemPart[parts[column]];
    }

    /// <summary>The part of the quantiser that makes each column.</summary>
    public int[] Parts { get; }

    /// <summary>For each column whether candidates bring it.</summary>
    public bool[] IsItem { get; }
}
