using System.Runtime.CompilerServices;
using FeatureGen.Numerics;

namespace FeatureGen.Encoders;

/// <summary>
/// Several indices as one: exactly (mixed radix, the first most significant) where all combinations fit the buckets,
/// else the hash of the indices as four bytes each (little-endian) modulo the buckets. Index 0 of a part is an ordinary value.
/// </summary>
public static class Crosses
{
    /// <summary>The index of a combination of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(int a, int b, int spaceA, int spaceB, int buckets) =>
        (long)spaceA * spaceB <= buckets ? a * spaceB + b : (int)(Hash(a, b) % (uint)buckets);

    /// <summary>The index of a combination of three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(int a, int b, int c, int spaceA, int spaceB, int spaceC, int buckets)
    {
        if (Fits(buckets, spaceA, spaceB, spaceC)) return (a * spaceB + b) * spaceC + c;
        uint state = Murmur3.Add(Murmur3.Add(Murmur3.Add(0, (uint)a), (uint)b), (uint)c);
        return (int)(Murmur3.Finish(state, 3 * sizeof(int)) % (uint)buckets);
    }

    /// <summary>The index of any combination.</summary>
    /// <param name="parts">The indices, each from 0 to below its space.</param>
    /// <param name="spaces">How many indices each part has.</param>
    /// <param name="buckets">The most indices that the cross may have.</param>
    /// <exception cref="ArgumentException">There are not as many spaces as parts.</exception>
    public static int Index(ReadOnlySpan<int> parts, ReadOnlySpan<int> spaces, int buckets)
    {
        if (parts.Length != spaces.Length)
            throw new ArgumentException($"There are {parts.Length} parts but {spaces.Length} spaces: give one a part.", nameof(spaces));
        int index = 0;
        if (Fits(buckets, spaces))
        {
            for (int i = 0; i < parts.Length; i++) index = index * spaces[i] + parts[i];
            return index;
        }
        uint state = 0;
        foreach (int part in parts) state = Murmur3.Add(state, (uint)part);
        return (int)(Murmur3.Finish(state, parts.Length * sizeof(int)) % (uint)buckets);
    }

    /// <summary>The indices of combinations of two, element by element; <paramref name="result"/> may be one of the columns.</summary>
    /// <exception cref="ArgumentException">The columns differ in length, or the result is shorter.</exception>
    public static void Index(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int spaceA, int spaceB, int buckets, Span<float> result)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"The columns have {a.Length} and {b.Length} elements: give both the same length.", nameof(b));
        if (result.Length < a.Length)
            throw new ArgumentException($"The result holds {result.Length} of {a.Length} elements: give a longer one.", nameof(result));
        result = result[..a.Length];
        if ((long)spaceA * spaceB <= buckets)
        {
            Maps.Apply(new MixedRadixMap(spaceB), a, b, result);
            return;
        }
        Maps.Apply(new Murmur3Map(), a, b, result);
        var modulus = new Modulus((uint)buckets);
        foreach (ref float hash in result) hash = (int)modulus.Of(BitConverter.SingleToUInt32Bits(hash));
    }

    /// <summary>How many indices a cross of parts with these spaces has.</summary>
    public static int IndexSpace(ReadOnlySpan<int> spaces, int buckets)
    {
        if (!Fits(buckets, spaces)) return buckets;
        int product = 1;
        foreach (int space in spaces) product *= space;
        return product;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(int a, int b) =>
        Murmur3.Finish(Murmur3.Add(Murmur3.Add(0, (uint)a), (uint)b), 2 * sizeof(int));

    private static bool Fits(int buckets, params ReadOnlySpan<int> spaces)
    {
        long product = 1;
        foreach (int space in spaces)
        {
            product *= space;
            if (product > buckets) return false;
        }
        return true;
    }
}
