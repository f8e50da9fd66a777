namespace FeatureGen.Learning.Tests.Planted;

/// <summary>What a field is made of: for each row a value, and where it lies in the field's order.</summary>
internal sealed record Latent
{
    /// <summary>What kind of field it is, for people.</summary>
    public required string Law { get; init; }

    /// <summary>For each row the value, from 0; of what is continuous a fine quantile; -1 is missing.</summary>
    public required int[] Values { get; init; }

    /// <summary>One more than the highest value.</summary>
    public required int Count { get; init; }

    /// <summary>For each row the place in the order, from 0 to 1; NaN is missing; null where values have no order.</summary>
    public double[]? Places { get; init; }

    /// <summary>Whether values hardly ever come again.</summary>
    public bool IsContinuous { get; init; }

    /// <summary>The cells.</summary>
    public required Cells Cells { get; init; }

    /// <summary>How a schema declares it, but for the name.</summary>
    public required FeatureGen.Formats.Schemas.FieldManifest Manifest { get; init; }

    /// <summary>For each pair of a row and a value of a list the row; null for single values, of which each row has one.</summary>
    public int[]? RowOfPair { get; init; }

    /// <summary>For each pair of a list the value, -1 where the list is empty.</summary>
    public int[]? Pairs { get; init; }
}
