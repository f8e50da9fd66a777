namespace FeatureGen.Formats.Schemas;

/// <summary>The type of one value of a property, without its nullable or collection form.</summary>
public enum ScalarType
{
    /// <summary><see cref="bool"/></summary>
    Boolean,

    /// <summary>A signed or unsigned integer of up to 64 bits, except <see cref="ulong"/>.</summary>
    Integer,

    /// <summary><see cref="ulong"/></summary>
    Unsigned,

    /// <summary><see cref="float"/></summary>
    Single,

    /// <summary><see cref="double"/></summary>
    Double,

    /// <summary><see cref="decimal"/></summary>
    Decimal,

    /// <summary>An enumeration.</summary>
    Enum,

    /// <summary><see cref="string"/></summary>
    String,

    /// <summary><see cref="System.DateTime"/></summary>
    DateTime,

    /// <summary><see cref="System.DateTimeOffset"/></summary>
    DateTimeOffset,

    /// <summary><c>System.DateOnly</c></summary>
    DateOnly,

    /// <summary><see cref="System.TimeSpan"/></summary>
    TimeSpan,

    /// <summary><see cref="System.Guid"/></summary>
    Guid,
}
