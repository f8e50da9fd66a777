using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector128<float>;
using Ints = System.Runtime.Intrinsics.Vector128<int>;

namespace FeatureGen.Numerics;

/// <summary>Vectors of 128 bits.</summary>
internal readonly struct Simd128 : ISimd<Floats, Ints>
{
    public static int Count => Floats.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Load(ref readonly float source, int offset) => Vector128.LoadUnsafe(in source, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Floats value, ref float target, int offset) => value.StoreUnsafe(ref target, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Set(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints Set(int value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Add(Floats x, Floats y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Subtract(Floats x, Floats y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Multiply(Floats x, Floats y) => x * y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Divide(Floats x, Floats y) => x / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats MultiplyAdd(Floats x, Floats y, Floats z) => Vector128.FusedMultiplyAdd(x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Sqrt(Floats x) => Vector128.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Equal(Floats x, Floats y) => Vector128.Equals(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Greater(Floats x, Floats y) => Vector128.GreaterThan(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats GreaterOrEqual(Floats x, Floats y) => Vector128.GreaterThanOrEqual(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats Select(Floats mask, Floats whereSet, Floats whereClear) => Vector128.ConditionalSelect(mask, whereSet, whereClear);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(Floats mask) => mask.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints AsInt(Floats x) => x.AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats AsFloat(Ints x) => x.AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints ToInt(Floats x) => Vector128.ConvertToInt32(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats ToFloat(Ints x) => Vector128.ConvertToSingle(x);

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
    public static Ints Min(Ints x, Ints y) => Vector128.Min(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints ShiftLeft(Ints x, int count) => x << count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints ShiftRight(Ints x, int count) => x >> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ints ShiftRightLogical(Ints x, int count) => x >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Lowest(Floats x) => MathF.Min(MathF.Min(x[0], x[1]), MathF.Min(x[2], x[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Highest(Floats x) => MathF.Max(MathF.Max(x[0], x[1]), MathF.Max(x[2], x[3]));
}
