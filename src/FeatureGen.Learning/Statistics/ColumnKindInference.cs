namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Decides whether a column of text holds numbers or categories.
/// </summary>
/// <remarks>
/// Counting each value for itself loses nothing while values are frequent; bins lose what differs within a bin, but they are the only way
/// to learn from values that hardly ever repeat. So a column is a <see cref="ColumnKind.Number"/> if all its values parse as numbers,
/// none has leading zeros (a code, not a quantity), there are more than 256 distinct ones, and either some have a fraction or a value has
/// on average fewer than 16 rows; with fractions, more than 64 distinct values are enough. Everything else is a <see
/// cref="ColumnKind.Category"/>. A column of whole numbers that name things (an id) becomes a number where its values are rare. That is
/// meant: bins of ids are noise, and score as noise.
/// </remarks>
public static class ColumnKindInference
{
    private const int FewWhole = 256;
    private const int FewFractions = 64;
    private const int RowsPerValue = 16;

    /// <summary>The kind of a column.</summary>
    public static ColumnKind Infer(in ColumnFacts facts)
    {
        if (!facts.AllNumbers || facts.LeadingZeros || facts.Distinct == 0)
            return ColumnKind.Category;
        bool isNumber = facts.AllWhole
            ? facts.Distinct > FewWhole && facts.Values / facts.Distinct < RowsPerValue
            : facts.Distinct > FewFractions;
        return isNumber ? ColumnKind.Number : ColumnKind.Category;
    }
}
