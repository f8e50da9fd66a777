using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FeatureGen.Numerics;

namespace FeatureGen.Encoders;

/// <summary>
/// Numbers as single precision: a missing value is NaN, infinities and what overflows become the largest finite float of their sign.
/// The transforms give the same bits for one value and for a column, on every processor; NaN passes through all of them.
/// </summary>
public static class Numbers
{
    /// <summary>The number, infinities clamped to the largest finite float; NaN passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(float value) =>
        // One instruction each. NaN passes on every processor: some return the second operand where one is NaN, the others NaN.
        float.MaxNative(-float.MaxValue, float.MinNative(float.MaxValue, value));

    /// <summary><see cref="From(float)"/> of four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> From(Vector128<float> values) =>
        Vector128.MaxNative(Vector128.Create(-float.MaxValue), Vector128.MinNative(Vector128.Create(float.MaxValue), values));

    /// <summary>The nearest single-precision number, clamped to finite floats; NaN passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(double value) => From((float)value);

    /// <summary>The nearest single-precision number, clamped to finite floats; NaN passes.</summary>
    public static float From(Half value) => From((float)value);

    /// <summary>The number in single precision.</summary>
    public static float From(decimal value) => (float)value;

    /// <summary>The nearest single-precision number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(long value) => value;

    /// <summary>The nearest single-precision number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(ulong value) =>
        // Rounded once on every processor: beyond the signed range the lost bit is kept as a sticky one.
        (long)value >= 0 ? (long)value : 2f * (long)(value >> 1 | value & 1);

    /// <summary>1 for true, 0 for false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(bool value) => value ? 1f : 0f;

    /// <summary>The span in seconds.</summary>
    public static float From(TimeSpan value) => (float)value.TotalSeconds;

    /// <inheritdoc cref="From(float)"/>
    /// <remarks>null is missing: NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(float? value) => value is { } number ? From(number) : float.NaN;

    /// <inheritdoc cref="From(double)"/>
    /// <remarks>null is missing: NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(double? value) => value is { } number ? From(number) : float.NaN;

    /// <inheritdoc cref="From(Half)"/>
    /// <remarks>null is missing: NaN.</remarks>
    public static float From(Half? value) => value is { } number ? From(number) : float.NaN;

    /// <inheritdoc cref="From(decimal)"/>
    /// <remarks>null is missing: NaN.</remarks>
    public static float From(decimal? value) => value is { } number ? From(number) : float.NaN;

    /// <inheritdoc cref="From(long)"/>
    /// <remarks>null is missing: NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(long? value) => value is { } number ? From(number) : float.NaN;

    /// <inheritdoc cref="From(ulong)"/>
    /// <remarks>null is missing: NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(ulong? value) => value is { } number ? From(number) : float.NaN;

    /// <inheritdoc cref="From(bool)"/>
    /// <remarks>null is missing: NaN.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float From(bool? value) => value is { } number ? From(number) : float.NaN;

    /// <inheritdoc cref="From(TimeSpan)"/>
    /// <remarks>null is missing: NaN.</remarks>
    public static float From(TimeSpan? value) => value is { } number ? From(number) : float.NaN;

    /// <summary>sign(x) * ln(1 + |x|), within 2 units in the last place.</summary>
    public static float Log1P(float x) => Maps.Apply(new Log1PMap(), x);

    /// <summary><see cref="Log1P(float)"/> of every element, in place.</summary>
    public static void Log1P(Span<float> column) => Maps.Apply(new Log1PMap(), column);

    /// <summary>sign(x) * sqrt(|x|), correctly rounded.</summary>
    public static float Sqrt(float x) => Maps.Apply(new SqrtMap(), x);

    /// <summary><see cref="Sqrt(float)"/> of every element, in place.</summary>
    public static void Sqrt(Span<float> column) => Maps.Apply(new SqrtMap(), column);

    /// <summary>(x - mean) * inverseStandardDeviation in single precision, clamped to finite floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Standardize(float x, float mean, float inverseStandardDeviation) =>
        Maps.Apply(new StandardizeMap(mean, inverseStandardDeviation), x);

    /// <summary><see cref="Standardize(float, float, float)"/> of every element, in place.</summary>
    public static void Standardize(Span<float> column, float mean, float inverseStandardDeviation) =>
        Maps.Apply(new StandardizeMap(mean, inverseStandardDeviation), column);

    /// <summary>min(max(x, min), max).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Clip(float x, float min, float max) => Maps.Apply(new ClipMap(min, max), x);

    /// <summary><see cref="Clip(float, float, float)"/> of every element, in place.</summary>
    public static void Clip(Span<float> column, float min, float max) => Maps.Apply(new ClipMap(min, max), column);
}
