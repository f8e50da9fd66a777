using System.Runtime.CompilerServices;

namespace FeatureGen.Numerics;

/// <summary>Remainders by one divisor without dividing: Lemire, Kaser, Kurz, "Faster remainder by direct computation" (2019).</summary>
internal readonly struct Modulus(uint divisor)
{
    private readonly ulong inverse = ulong.MaxValue / divisor + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Of(uint value) => (uint)Math.BigMul(inverse * value, (ulong)divisor, out _);
}
