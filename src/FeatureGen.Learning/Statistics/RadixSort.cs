using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Sorts many numbers several times as fast as by comparing them: byte after byte of their bits, the lowest first, in an order of bits that
/// is that of the numbers. Bytes that are the same in all numbers, as in whole numbers the lower ones are, cost nothing.
/// </summary>
internal static class RadixSort
{
    private const int Few = 1024;
    private const int Digits = sizeof(ulong);
    private const int Values = 256;

    /// <summary>Sorts numbers, ascending, each with its item.</summary>
    /// <param name="numbers">The numbers; no NaN, no negative zero.</param>
    /// <param name="items">As many.</param>
    public static void Sort(Span<double> numbers, Span<int> items)
    {
        if (numbers.Length < Few)
        {
            numbers.Sort(items);
            return;
        }

        Span<ulong> keys = MemoryMarshal.Cast<double, ulong>(numbers);
        foreach (ref ulong key in keys)
            key = OrderedBits.OfBits(key);
        SortBits(keys, items);
        foreach (ref ulong key in keys)
            key = OrderedBits.ToBits(key);
    }

    private static void SortBits(Span<ulong> keys, Span<int> items)
    {
        int[] counts = CountDigits(keys);
        Span<ulong> spareKeys = GC.AllocateUninitializedArray<ulong>(keys.Length);
        Span<int> spareItems = GC.AllocateUninitializedArray<int>(keys.Length);
        bool isInSpare = false;
        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> places = counts.AsSpan(digit * Values, Values);
            if (places.Contains(keys.Length))
                continue;       // the same in all
            ToPlaces(places);
            if (isInSpare)
                Distribute(spareKeys, spareItems, keys, items, places, 8 * digit);
            else
                Distribute(keys, items, spareKeys, spareItems, places, 8 * digit);
            isInSpare = !isInSpare;
        }

        if (isInSpare)
        {
            spareKeys.CopyTo(keys);
            spareItems.CopyTo(items);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] CountDigits(ReadOnlySpan<ulong> keys)
    {
        var counts = new int[Digits * Values];
        foreach (ulong key in keys)
        {
            for (int digit = 0; digit < Digits; digit++)
                counts[digit * Values + (byte)(key >> (8 * digit))]++;
        }

        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distribute(
        ReadOnlySpan<ulong> keys, ReadOnlySpan<int> items, Span<ulong> toKeys, Span<int> toItems, Span<int> places, int shift)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            int place = places[(byte)(keys[i] >> shift)]++;
            toKeys[place] = keys[i];
            toItems[place] = items[i];
        }
    }

    private static void ToPlaces(Span<int> counts)
    {
        int place = 0;
        foreach (ref int count in counts)
            (count, place) = (place, place + count);
    }
}
