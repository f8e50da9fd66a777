namespace FeatureGen.Formats.Profiles;

/// <summary>Shares of a field's numbers, of the rows that have a value, from 0 to 1.</summary>
public sealed record ProfileNumbers
{
    /// <summary>The share of zeros.</summary>
    public double ZeroShare { get; init; }

    /// <summary>The share of numbers below zero.</summary>
    public double NegativeShare { get; init; }

    /// <summary>The share of infinities and of the text <c>NaN</c>.</summary>
    public double NotFiniteShare { get; init; }

    /// <summary>The share of finite numbers below <see cref="LowLimit"/> or above <see cref="HighLimit"/>.</summary>
    public double OutsideShare { get; init; }

    /// <summary>The first quartile less 1.5 times the distance of the quartiles (Tukey's fence).</summary>
    public double LowLimit { get; init; }

    /// <summary>The third quartile and 1.5 times the distance of the quartiles.</summary>
    public double HighLimit { get; init; }
}
