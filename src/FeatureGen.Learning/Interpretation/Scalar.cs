using System.Runtime.InteropServices;
using FeatureGen.Encoders;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>One value of any type but text. Which member holds it follows from its type.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Scalar
{
    private readonly Guid _guid;

    public Scalar(ScalarType type, long integer)
    {
        Type = type;
        Integer = integer;
    }

    public Scalar(ScalarType type, double real)
    {
        Type = type;
        Real = real;
    }

    public Scalar(Guid guid)
    {
        Type = ScalarType.Guid;
        _guid = guid;
    }

    public ScalarType Type { get; }

    /// <summary>Booleans as 0 or 1, integers, the bits of unsigned ones, enumerations, UTC ticks, day numbers.</summary>
    public long Integer { get; }

    /// <summary>Single, double; decimal numbers as the nearest single, which is all that is made of them.</summary>
    public double Real { get; }

    /// <summary>The number as generated code has it; NaN is missing.</summary>
    public float Number() => Type switch
    {
        ScalarType.Single or ScalarType.Double or ScalarType.Decimal => Numbers.From(Real),
        ScalarType.Boolean => Numbers.From(Integer != 0),
        ScalarType.Unsigned => Numbers.From((ulong)Integer),
        ScalarType.TimeSpan => Numbers.From(new TimeSpan(Integer)),
        _ => Numbers.From(Integer),
    };

    /// <summary>The hash as generated code has it; null if the value is missing.</summary>
    public uint? Hash() => Type switch
    {
        ScalarType.Single or ScalarType.Double or ScalarType.Decimal => double.IsNaN(Real) ? null : Hashing.Of(Real),
        ScalarType.Guid => Hashing.Of(_guid),
        _ => Hashing.Of(Integer),
    };
}
