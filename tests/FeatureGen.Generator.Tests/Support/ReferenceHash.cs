using System.Buffers.Binary;
using System.Text;

namespace FeatureGen.Generator.Tests.Support;

/// <summary>MurmurHash3 x86 32 with seed 0 and hash buckets, as plainly as they can be written.</summary>
internal static class ReferenceHash
{
    /// <summary>The index of a hashed text.</summary>
    public static int Index(string text, int buckets) => Index(Encoding.UTF8.GetBytes(text), buckets);

    /// <summary>The index of what is hashed as an integer.</summary>
    public static int Index(long value, int buckets) => Index(BitConverter.GetBytes(value), buckets);

    /// <summary>The index of a floating-point number.</summary>
    public static int Index(double value, int buckets) => Index(BitConverter.GetBytes(value), buckets);

    /// <summary>The index of a GUID.</summary>
    public static int Index(Guid value, int buckets) => Index(value.ToByteArray(), buckets);

    /// <summary>The index of a cross that does not fit its buckets.</summary>
    public static int Cross(int buckets, params int[] parts) => (int)(Of(parts.SelectMany(BitConverter.GetBytes).ToArray()) % (uint)buckets);

    private static int Index(byte[] bytes, int buckets) => 1 + (int)(Of(bytes) % (uint)buckets);

    private static uint Of(byte[] bytes)
    {
        uint hash = 0;
        for (int i = 0; i < bytes.Length; i += 4)
        {
            var block = new byte[4];
            int length = Math.Min(4, bytes.Length - i);
            Array.Copy(bytes, i, block, 0, length);
            uint k = uint.RotateLeft(BinaryPrimitives.ReadUInt32LittleEndian(block) * 0xCC9E2D51, 15) * 0x1B873593;
            hash ^= k;
            if (length == 4) hash = uint.RotateLeft(hash, 13) * 5 + 0xE6546B64;
        }
        hash ^= (uint)bytes.Length;
        hash = (hash ^ hash >> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >> 13) * 0xC2B2AE35;
        return hash ^ hash >> 16;
    }
}
