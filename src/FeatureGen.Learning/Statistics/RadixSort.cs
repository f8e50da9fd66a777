using System.Buffers;
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
        Sort(keys, MemoryMarshal.Cast<int, uint>(items), 8 * sizeof(uint));
        foreach (ref ulong key in keys)
            key = OrderedBits.ToBits(key);
    }

    /// <summary>Sorts keys, ascending, each with its item; equal ones by the uppermost bits of the item, and these in their order.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="items">As many.</param>
    /// <param name="itemShift">The bits of the item below those that count; at least 24.</param>
    public static void Sort(Span<ulong> keys, Span<uint> items, int itemShift)
    {
        int[] counts = CountDigits(keys, items, itemShift);
        ulong[] rentedKeys = ArrayPool<ulong>.Shared.Rent(keys.Length);
        uint[] rentedItems = ArrayPool<uint>.Shared.Rent(keys.Length);
        Span<ulong> spareKeys = rentedKeys.AsSpan(0, keys.Length);
        Span<uint> spareItems = rentedItems.AsSpan(0, keys.Length);
        bool isInSpare = false;
        for (int digit = 0; digit <= Digits; digit++)
        {
            Span<int> places = counts.AsSpan(digit * Values, Values);
            if (places.Contains(keys.Length))
                continue;       // the same in all
            ToPlaces(places);
            int shift = digit == 0 ? -itemShift : 8 * (digit - 1);
            if (isInSpare)
                Distribute(spareKeys, spareItems, keys, items, places, shift);
            else
                Distribute(keys, items, spareKeys, spareItems, places, shift);
            isInSpare = !isInSpare;
        }

        if (isInSpare)
        {
            spareKeys.CopyTo(keys);
            spareItems.CopyTo(items);
        }

        ArrayPool<ulong>.Shared.Return(rentedKeys);
        ArrayPool<uint>.Shared.Return(rentedItems);
    }

    /// <summary>How often each value of each digit occurs, the item's first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] CountDigits(ReadOnlySpan<ulong> keys, ReadOnlySpan<uint> items, int itemShift)
    {
        var counts = new int[(Digits + 1) * Values];
        for (int i = 0; i < keys.Length; i++)
        {
            ulong key = keys[i];
            counts[(byte)((ulong)items[i] >> itemShift)]++;
            for (int digit = 0; digit < Digits; digit++)
                counts[(digit + 1) * Values + (byte)(key >> (8 * digit))]++;
        }

        return counts;
    }

    /// <param name="keys">The keys as they are.</param>
    /// <param name="items">Their items.</param>
    /// <param name="toKeys">The keys in the order of a digit.</param>
    /// <param name="toItems">Their items.</param>
    /// <param name="places">Where the keys with each value of the digit start.</param>
    /// <param name="shift">The bits below the digit; negative for a digit of the item.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distribute(
        ReadOnlySpan<ulong> keys, ReadOnlySpan<uint> items, Span<ulong> toKeys, Span<uint> toItems, Span<int> places, int shift)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            int place = places[(byte)(shift >= 0 ? keys[i] >> shift : (ulong)items[i] >> -shift)]++;
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
