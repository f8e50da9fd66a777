using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Encoders;

/// <summary>The steps of MurmurHash3 x86 32 (Austin Appleby, public domain), for input that comes in pieces of whole blocks.</summary>
internal static class Murmur3
{
    public const int BlockSize = sizeof(uint);

    /// <summary>The state after one more block of four bytes (little-endian).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint state, uint block) =>
        BitOperations.RotateLeft(state ^ Scramble(block), 13) * 5 + 0xE6546B64;

    /// <summary>The state after the whole blocks in front; up to three bytes behind them are left.</summary>
    public static uint AddBlocks(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (uint block in MemoryMarshal.Cast<byte, uint>(bytes))
            state = Add(state, BitConverter.IsLittleEndian ? block : BinaryPrimitives.ReverseEndianness(block));
        return state;
    }

    /// <summary>The hash: the state, the last zero to three bytes, the length of everything in bytes.</summary>
    public static uint Finish(uint state, ReadOnlySpan<byte> tail, int length)
    {
        uint block = 0;
        for (int i = tail.Length - 1; i >= 0; i--) block = block << 8 | tail[i];
        return FinishTail(state, block, length);
    }

    /// <summary>The same with the tail as a little-endian number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FinishTail(uint state, uint tail, int length) => Finish(state ^ Scramble(tail), length);

    /// <summary>The hash of whole blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Finish(uint state, int length)
    {
        uint hash = state ^ (uint)length;
        hash = (hash ^ hash >> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >> 13) * 0xC2B2AE35;
        return hash ^ hash >> 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;
}
