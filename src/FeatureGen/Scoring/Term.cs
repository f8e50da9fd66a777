namespace FeatureGen.Scoring;

/// <summary>One slot of a field and what the model learned about it.</summary>
internal readonly record struct Term
{
    /// <summary>The position of the field in the schema.</summary>
    public int Field { get; init; }

    /// <summary>The position of the slot in the extracted vector.</summary>
    public int Slot { get; init; }

    /// <summary>
    /// Index slots: the row, in the model's tables, of "no value"; the rows of indices 0, 1, ... follow it.
    /// Value slots: the row of the value's embedding; that of "missing" follows it.
    /// </summary>
    public int Row { get; init; }

    /// <summary>Whether the slot holds a number rather than an index.</summary>
    public required bool IsValue { get; init; }

    /// <summary>Index slots: the greatest index.</summary>
    public float LastIndex { get; init; }

    /// <summary>Value slots: what is subtracted from the value.</summary>
    public float Center { get; init; }

    /// <summary>Value slots: what the centred value is multiplied by; in linear models it is part of <see cref="Weight"/>.</summary>
    public float Scale { get; init; }

    /// <summary>Value slots: the weight of the scaled value.</summary>
    public float Weight { get; init; }

    /// <summary>Value slots: the weight of "missing".</summary>
    public float Missing { get; init; }

    /// <summary>Value slots of factorization machines: the factor of the square of the scaled value.</summary>
    public float Curvature { get; init; }
}
