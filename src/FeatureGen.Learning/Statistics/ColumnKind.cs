namespace FeatureGen.Learning.Statistics;

/// <summary>How the values of a column are counted.</summary>
public enum ColumnKind
{
    /// <summary>Each distinct value for itself.</summary>
    Category,

    /// <summary>As numbers, in quantile bins.</summary>
    Number,

    /// <summary>By an index that a schema computes.</summary>
    Index,
}
