namespace FeatureGen.Learning.Statistics;

/// <summary>What is known of a column's values when its kind is inferred.</summary>
/// <param name="Values">Rows that are not missing.</param>
/// <param name="Distinct">Distinct texts among them.</param>
/// <param name="AllNumbers">Each of them is a number.</param>
/// <param name="AllWhole">Each of them is a number without a fraction.</param>
/// <param name="LeadingZeros">Some are written like <c>007</c>.</param>
public readonly record struct ColumnFacts(long Values, long Distinct, bool AllNumbers, bool AllWhole, bool LeadingZeros);
