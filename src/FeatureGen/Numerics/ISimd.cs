namespace FeatureGen.Numerics;

/// <summary>
/// One vector width, so that a kernel is written once and compiled for each: every member is the operation of the same
/// name on <typeparamref name="TFloat"/> (single precision lanes) or <typeparamref name="TInt"/> (int lanes).
/// All of them are exact or correctly rounded, so a kernel gives the same bits on every width and on hardware without SIMD or FMA.
/// </summary>
/// <remarks>
/// Loops over them are marked AggressiveOptimization: until the just-in-time compiler optimises a method every operation is a call, and the
/// first requests of a process would take ten times as long.
/// </remarks>
internal interface ISimd<TFloat, TInt>
{
    static abstract int Count { get; }

    static abstract TFloat Load(ref readonly float source, int offset);
    static abstract void Store(TFloat value, ref float target, int offset);
    static abstract TFloat Set(float value);
    static abstract TInt Set(int value);

    static abstract TFloat Add(TFloat x, TFloat y);
    static abstract TFloat Subtract(TFloat x, TFloat y);
    static abstract TFloat Multiply(TFloat x, TFloat y);
    static abstract TFloat Divide(TFloat x, TFloat y);
    /// <summary>x * y + z, rounded once.</summary>
    static abstract TFloat MultiplyAdd(TFloat x, TFloat y, TFloat z);
    static abstract TFloat Sqrt(TFloat x);

    /// <summary>Comparisons give all bits set where they hold; with NaN none holds.</summary>
    static abstract TFloat Equal(TFloat x, TFloat y);
    static abstract TFloat Greater(TFloat x, TFloat y);
    static abstract TFloat GreaterOrEqual(TFloat x, TFloat y);
    static abstract TFloat Select(TFloat mask, TFloat whereSet, TFloat whereClear);
    /// <summary>The top bit of each lane, lane 0 lowest.</summary>
    static abstract ulong Bits(TFloat mask);
    static abstract float Lowest(TFloat x);
    static abstract float Highest(TFloat x);

    static abstract TInt AsInt(TFloat x);
    static abstract TFloat AsFloat(TInt x);
    static abstract TInt ToInt(TFloat x);
    static abstract TFloat ToFloat(TInt x);

    static abstract TInt Add(TInt x, TInt y);
    static abstract TInt Subtract(TInt x, TInt y);
    static abstract TInt Multiply(TInt x, TInt y);
    static abstract TInt And(TInt x, TInt y);
    static abstract TInt Or(TInt x, TInt y);
    static abstract TInt Xor(TInt x, TInt y);
    static abstract TInt Min(TInt x, TInt y);
    static abstract TInt ShiftLeft(TInt x, int count);
    static abstract TInt ShiftRight(TInt x, int count);
    static abstract TInt ShiftRightLogical(TInt x, int count);
}
