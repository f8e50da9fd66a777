using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FeatureGen.Learning.Data;

/// <summary>
/// Finds the separators and line ends outside of quotes, 64 bytes at a time: each kind of character becomes a mask of 64 bits, and a prefix
/// XOR over the mask of quotes is 1 inside of them (after Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019). The rules of
/// RFC 4180 are checked on the same masks: a quote opens at the start of a field, a closing quote ends its field, a carriage return
/// outside of quotes precedes a line feed.
/// </summary>
internal sealed class CsvScanner(byte separator)
{
    /// <summary>Positions of all separators and line feeds outside of quotes.</summary>
    public int[] Ends = new int[1024];

    /// <summary>Number of valid entries in <see cref="Ends"/>.</summary>
    public int EndCount;

    /// <summary>Indices, in <see cref="Ends"/>, of the line feeds.</summary>
    public int[] LineEnds = new int[64];

    /// <summary>Number of valid entries in <see cref="LineEnds"/>.</summary>
    public int LineEndCount;

    /// <summary>Position of the first byte that breaks the rules, or -1. Nothing at or behind it was recorded.</summary>
    public int Error;

    /// <summary>True if the text ended inside of quotes.</summary>
    public bool Open;

    // What the previous 64 bytes left behind.
    private ulong _insideQuotes;        // all ones inside of quotes
    private ulong _boundary;            // 1: the byte before was a separator, a line feed or a quote (or there was none)
    private ulong _closed;              // 1: the byte before was a closing quote
    private ulong _return;              // 1: the byte before was a carriage return outside of quotes

    /// <summary>
    /// Scans a text that starts with a record. The buffer must be readable for <see cref="RecordBlock.Padding"/> bytes behind it.
    /// </summary>
    public void Scan(byte[] buffer, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, buffer.Length - RecordBlock.Padding);
        EndCount = LineEndCount = 0;
        Error = -1;
        Open = false;
        _insideQuotes = _closed = _return = 0;
        _boundary = 1;

        ref byte text = ref MemoryMarshal.GetArrayDataReference(buffer);
        for (int position = 0; position < length; position += 64)
        {
            ulong valid = length - position >= 64 ? ulong.MaxValue : (1UL << (length - position)) - 1;
            ref byte chunk = ref Unsafe.Add(ref text, position);
            ulong quotes, separators, feeds, returns;
            if (Vector512.IsHardwareAccelerated)
                Masks512(ref chunk, out quotes, out separators, out feeds, out returns);
            else
                Masks128(ref chunk, out quotes, out separators, out feeds, out returns);

            quotes &= valid;
            separators &= valid;
            feeds &= valid;
            returns &= valid;
            if ((quotes | returns | _insideQuotes | _closed | _return) == 0)
            {
                _boundary = (separators | feeds) >> 63;
            }
            else
            {
                ulong errors = ApplyQuotes(quotes, ref separators, ref feeds, returns) & valid;
                if (errors != 0)
                {
                    Error = position + BitOperations.TrailingZeroCount(errors);
                    ulong before = (1UL << BitOperations.TrailingZeroCount(errors)) - 1;
                    Record(separators & before, feeds & before, position);
                    return;
                }
            }

            Record(separators, feeds, position);
        }

        Open = _insideQuotes != 0;
    }

    /// <summary>Takes what is quoted out of the masks; returns where the rules are broken.</summary>
    private ulong ApplyQuotes(ulong quotes, ref ulong separators, ref ulong feeds, ulong returns)
    {
        ulong inside = PrefixXor(quotes) ^ _insideQuotes;       // from an opening quote up to, not including, the closing one
        ulong opening = quotes & inside;
        ulong closing = quotes & ~inside;
        ulong anySeparators = separators, anyFeeds = feeds;
        separators &= ~inside;
        feeds &= ~inside;
        returns &= ~inside;

        ulong boundary = separators | feeds | quotes;
        ulong errors = opening & ~((boundary << 1) | _boundary);
        errors |= ((closing << 1) | _closed) & ~(anySeparators | anyFeeds | returns | quotes);
        errors |= ((returns << 1) | _return) & ~anyFeeds;

        _insideQuotes = (ulong)((long)inside >> 63);
        _boundary = boundary >> 63;
        _closed = closing >> 63;
        _return = returns >> 63;
        return errors;
    }

    private void Record(ulong separators, ulong feeds, int position)
    {
        ulong structural = separators | feeds;
        int count = EndCount;
        if (Ends.Length < count + 64)
            Array.Resize(ref Ends, Ends.Length * 2);

        ref int end = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Ends), count);
        for (ulong rest = structural; rest != 0; rest &= rest - 1)
        {
            end = position + BitOperations.TrailingZeroCount(rest);
            end = ref Unsafe.Add(ref end, 1);
        }

        EndCount = count + BitOperations.PopCount(structural);
        if (feeds == 0)
            return;

        if (LineEnds.Length < LineEndCount + 64)
            Array.Resize(ref LineEnds, Math.Max(LineEnds.Length * 2, LineEndCount + 64));
        for (; feeds != 0; feeds &= feeds - 1)
            LineEnds[LineEndCount++] = count + BitOperations.PopCount(structural & (feeds ^ (feeds - 1))) - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Masks512(ref byte chunk, out ulong quotes, out ulong separators, out ulong feeds, out ulong returns)
    {
        Vector512<byte> bytes = Vector512.LoadUnsafe(ref chunk);
        quotes = Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
        separators = Vector512.Equals(bytes, Vector512.Create(separator)).ExtractMostSignificantBits();
        feeds = Vector512.Equals(bytes, Vector512.Create((byte)'\n')).ExtractMostSignificantBits();
        returns = Vector512.Equals(bytes, Vector512.Create((byte)'\r')).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Masks128(ref byte chunk, out ulong quotes, out ulong separators, out ulong feeds, out ulong returns)
    {
        quotes = separators = feeds = returns = 0;
        for (int part = 0; part < 64; part += 16)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref chunk, (nuint)part);
            quotes |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits() << part;
            separators |= (ulong)Vector128.Equals(bytes, Vector128.Create(separator)).ExtractMostSignificantBits() << part;
            feeds |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'\n')).ExtractMostSignificantBits() << part;
            returns |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'\r')).ExtractMostSignificantBits() << part;
        }
    }

    /// <summary>Bit i of the result is the parity of bits 0..i.</summary>
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();

        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
