namespace FeatureGen.Formats.Schemas;

/// <summary>How a field becomes slots.</summary>
public enum FieldKind
{
    /// <summary>A number, one value slot.</summary>
    Numeric,

    /// <summary>A number by the interval it falls into, one index slot.</summary>
    Bucketized,

    /// <summary>One of known values, one index slot.</summary>
    Categorical,

    /// <summary>Any value by its hash, one index slot.</summary>
    Hashed,

    /// <summary>Numbers of fixed length, a value slot each.</summary>
    Vector,

    /// <summary>Parts of a date, an index slot each.</summary>
    Timestamp,

    /// <summary>A combination of other fields, one index slot.</summary>
    Cross,
}
