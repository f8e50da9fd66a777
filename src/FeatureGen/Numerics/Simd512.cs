using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace FeatureGen.Numerics;

/// <summary>Vectors of 512 bits.</summary>
internal readonly struct Simd512 : ISimd<Floats, Ints>
{
    public static int Count => Floats.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Load(ref readonly float source, int offset) => Vector512.LoadUnsafe(in source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Floats value, ref float target, int offset) => value.StoreUnsafe(ref target, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Set(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints Set(int value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Add(Floats x, Floats y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Subtract(Floats x, Floats y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Multiply(Floats x, Floats y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Divide(Floats x, Floats y) => x / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats MultiplyAdd(Floats x, Floats y, Floats z) => Vector512.FusedMultiplyAdd(x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sqrt(Floats x) => Vector512.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Equal(Floats x, Floats y) => Vector512.Equals(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Greater(Floats x, Floats y) => Vector512.GreaterThan(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats GreaterOrEqual(Floats x, Floats y) => Vector512.GreaterThanOrEqual(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Select(Floats mask, Floats whereSet, Floats whereClear) => Vector512.ConditionalSelect(mask, whereSet, whereClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(Floats mask) => mask.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints AsInt(Floats x) => x.AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats AsFloat(Ints x) => x.AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints ToInt(Floats x) => Vector512.ConvertToInt32(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats ToFloat(Ints x) => Vector512.ConvertToSingle(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints Add(Ints x, Ints y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints Subtract(Ints x, Ints y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints Multiply(Ints x, Ints y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints And(Ints x, Ints y) => x & y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints Or(Ints x, Ints y) => x | y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints Xor(Ints x, Ints y) => x ^ y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints Min(Ints x, Ints y) => Vector512.Min(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints ShiftLeft(Ints x, int count) => x << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints ShiftRight(Ints x, int count) => x >> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints ShiftRightLogical(Ints x, int count) => x >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Lowest(Floats x) => Simd256.Lowest(Vector256.Min(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Highest(Floats x) => Simd256.Highest(Vector256.Max(x.GetLower(), x.GetUpper()));
}
