using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace FeatureGen.Encoders;

/// <summary>The hash of a text's UTF-8 bytes, which are never all in memory; a lone surrogate counts as U+FFFD.</summary>
internal static class Utf8Hash
{
    private const int CharsPerBlock = 4;
    private const ulong NotAscii = 0xFF80_FF80_FF80_FF80;

    public static uint Of(ReadOnlySpan<char> text)
    {
        uint state = 0;
        int ascii = BitConverter.IsLittleEndian ? AddAsciiBlocks(ref state, text) : 0;
        ReadOnlySpan<char> rest = text[ascii..];
        if (rest.Length >= CharsPerBlock) return OfAnyText(state, ascii, rest);

        uint tail = 0;
        for (int i = rest.Length - 1; i >= 0; i--)
        {
            if (rest[i] >= 0x80) return OfAnyText(state, ascii, rest);
            tail = tail << 8 | rest[i];
        }
        return Murmur3.FinishTail(state, tail, text.Length);
    }

    /// <summary>Adds the leading groups of four ASCII characters, a block each, and says how many characters those are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AddAsciiBlocks(ref uint state, ReadOnlySpan<char> text)
    {
        ref char start = ref MemoryMarshal.GetReference(text);
        int i = 0;
        for (; i <= text.Length - CharsPerBlock; i += CharsPerBlock)
        {
            ulong chars = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref start, i)));
            if ((chars & NotAscii) != 0) break;
            ulong pairs = (chars | chars >> 8) & 0x0000_FFFF_0000_FFFF;
            state = Murmur3.Add(state, (uint)(pairs | pairs >> 16));
        }
        return i;
    }

    /// <summary>Goes on from a state and the bytes it has seen, in pieces that fit a small buffer.</summary>
    private static uint OfAnyText(uint state, int length, ReadOnlySpan<char> text)
    {
        Span<byte> buffer = stackalloc byte[256];
        int kept = 0;
        while (!text.IsEmpty)
        {
            Utf8.FromUtf16(text, buffer[kept..], out int read, out int written, replaceInvalidSequences: true, isFinalBlock: true);
            text = text[read..];
            length += written;
            int filled = kept + written;
            state = Murmur3.AddBlocks(state, buffer[..filled]);
            kept = filled % Murmur3.BlockSize;
            buffer[(filled - kept)..filled].CopyTo(buffer);
        }
        return Murmur3.Finish(state, buffer[..kept], length);
    }
}
