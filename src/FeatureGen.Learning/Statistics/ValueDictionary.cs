using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Numbers the distinct values of a column, 1, 2, 3 ... in the order of their first appearance; the empty value, which is a missing one,
/// is always 0. Values are UTF-8 bytes; looking one up allocates nothing.
/// </summary>
/// <remarks>
/// Open addressing, linear probing. A value of up to 7 bytes is its own 64-bit key, so comparing the keys is comparing the values; a
/// longer one has a hash for a key and is compared in the arena, where all values lie one behind another. Small tables
/// are kept sparse, so that nearly all values are where they are looked for first.
/// </remarks>
public sealed class ValueDictionary
{
    private const int Ahead = 32;
    private const int MostBytes = 1 << 28;
    private const int FewEntries = 1 << 12;
    private const byte ShortMark = 0x80;        // and the length; so no key is 0
    private const byte LongMark = 0xFF;
    private Entry[] _entries = new Entry[64];
    private int _shift = 58;
    private byte[] _arena = new byte[64];
    private int[] _ends = new int[16];          // _ends[code] is where the value ends in the arena; [0] = 0

    /// <summary>Without any value but the missing one.</summary>
    public ValueDictionary()
    {
        ulong missing = (ulong)ShortMark << 56;
        _entries[SlotOf(missing)] = new Entry { Key = missing };
    }

    /// <summary>Number of codes: the distinct values and the missing one, seen or not.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Bytes that the dictionary holds.</summary>
    public long MemoryBytes => 16L * _entries.Length + _arena.Length + 4L * _ends.Length;

    /// <summary>The value of a code.</summary>
    public ReadOnlySpan<byte> this[int code]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(code);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(code, Count);
            return code == 0 ? default : _arena.AsSpan(_ends[code - 1].._ends[code]);
        }
    }

    /// <summary>The code of a value; a new one if it was never seen.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> value)
    {
        ref byte text = ref Readable(value, stackalloc byte[8]);
        return Probe(KeyOf(ref text, value.Length), ref text, value.Length, int.MaxValue);
    }

    /// <summary>The code of a value, or -1 if it was never seen.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        ref byte text = ref Readable(value, stackalloc byte[8]);
        return Probe(KeyOf(ref text, value.Length), ref text, value.Length, 0);
    }

    /// <summary>
    /// Codes the rows of a column from <paramref name="from"/> on. Stops before a row that would bring the number of distinct values above
    /// <paramref name="limit"/>, or, if there is a limit, when they take more than 256 MB; returns the row at which it stopped.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int Code(ColumnView column, int from, int limit, Span<int> codes)
    {
        ref byte text = ref MemoryMarshal.GetArrayDataReference(column.Text);
        ReadOnlySpan<int> starts = column.Starts.AsSpan(0, column.Count), lengths = column.Lengths.AsSpan(0, column.Count);
        codes = codes[..column.Count];
        Span<ulong> keys = stackalloc ulong[Ahead];
        for (int row = from; row < starts.Length; row += Ahead)
        {
            int count = Math.Min(Ahead, starts.Length - row);
            uint missed = LookUp(
                ref text, ref Unsafe.AsRef(in starts[row]), ref Unsafe.AsRef(in lengths[row]), count, ref keys[0], ref codes[row]);
            for (; missed != 0; missed &= missed - 1)
            {
                int i = BitOperations.TrailingZeroCount(missed);
                int code = Probe(keys[i], ref Unsafe.Add(ref text, starts[row + i]), lengths[row + i], limit);
                if (code < 0)
                    return row + i;
                codes[row + i] = code;
            }
        }

        return starts.Length;
    }

    /// <summary>
    /// Looks only where each of up to 32 values ought to be, and next to it: without branches, so that the cache misses of big tables
    /// overlap. The bits of the result are the values that are not there; long ones are not looked for.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private uint LookUp(ref byte text, ref int starts, ref int lengths, int count, ref ulong keys, ref int codes)
    {
        ref Entry entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        uint mask = (uint)_entries.Length - 1;
        int shift = _shift;
        uint missed = 0;
        for (nint i = 0; i < count; i++)
        {
            int length = Unsafe.Add(ref lengths, i);
            ref byte value = ref Unsafe.Add(ref text, Unsafe.Add(ref starts, i));
            if (length >= sizeof(ulong))
            {
                Unsafe.Add(ref keys, i) = LongKey(ref value, length);
                missed |= 1U << (int)i;
                continue;
            }

            ulong key = ShortKey(ref value, length);
            Unsafe.Add(ref keys, i) = key;
            uint slot = (uint)(Mix(key) >> shift);
            ref Entry first = ref Unsafe.Add(ref entries, slot), second = ref Unsafe.Add(ref entries, (slot + 1) & mask);
            Unsafe.Add(ref codes, i) = first.Key == key ? first.Code : second.Code;
            missed |= first.Key != key & second.Key != key ? 1U << (int)i : 0;
        }

        return missed;
    }

    /// <summary>Lets go of what only looking up needs: values can still be read by code.</summary>
    internal void Freeze()
    {
        _entries = [];
        Array.Resize(ref _ends, Count);
        Array.Resize(ref _arena, _ends[Count - 1]);
    }

    /// <summary>A hash of a value, the same on every machine.</summary>
    internal static ulong HashOf(ReadOnlySpan<byte> value)
    {
        ref byte text = ref Readable(value, stackalloc byte[8]);
        return Mix(KeyOf(ref text, value.Length) ^ 0x2545F4914F6CDD1D);
    }

    /// <summary>The value where at least eight bytes can be read.</summary>
    private static ref byte Readable(ReadOnlySpan<byte> value, Span<byte> padded)
    {
        if (value.Length >= padded.Length)
            return ref MemoryMarshal.GetReference(value);
        value.CopyTo(padded);
        return ref MemoryMarshal.GetReference(padded);
    }

    /// <summary>The 64 bits that stand for a value. Eight bytes are readable from where it starts, whatever its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong KeyOf(ref byte text, int length)
    {
        return length >= sizeof(ulong) ? LongKey(ref text, length) : ShortKey(ref text, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ShortKey(ref byte text, int length)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref text);
        if (!BitConverter.IsLittleEndian)
            word = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
        return (word & ((1UL << (8 * length)) - 1)) | ((ulong)(uint)(ShortMark | length) << 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong LongKey(ref byte text, int length)
    {
        ulong hash = (ulong)length;
        int position = 0;
        for (; position <= length - 8; position += 8)
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, position)));
        hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, length - 8)));
        return hash | ((ulong)LongMark << 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value, 0x9E3779B97F4A7C15, out ulong low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key) => (int)(Mix(key) >> _shift);

    private int Probe(ulong key, ref byte text, int length, int limit)
    {
        Entry[] entries = _entries;
        for (int slot = SlotOf(key); ; slot = (slot + 1) & (entries.Length - 1))
        {
            ref Entry entry = ref entries[slot];
            if (entry.Key == key && (key >> 56 != LongMark || IsSame(in entry, ref text, length)))
                return entry.Code;
            if (entry.Key == 0)
                return Count > limit || limit == 0 || (_ends[Count - 1] > MostBytes && limit != int.MaxValue) ? -1 : Add(slot, key, ref text, length);
        }
    }

    private bool IsSame(in Entry entry, ref byte text, int length) =>
        _arena.AsSpan(entry.Start, _ends[entry.Code] - entry.Start).SequenceEqual(MemoryMarshal.CreateReadOnlySpan(ref text, length));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(int slot, ulong key, ref byte text, int length)
    {
        int code = Count++;
        int start = _ends[code - 1];
        if (code == _ends.Length)
            Array.Resize(ref _ends, 2 * code);
        if (_arena.Length - start < length)
            Array.Resize(ref _arena, (int)Math.Min(Array.MaxLength, Math.Max(2L * _arena.Length, (long)start + length)));
        MemoryMarshal.CreateReadOnlySpan(ref text, length).CopyTo(_arena.AsSpan(start));
        _ends[code] = start + length;
        _entries[slot] = new Entry { Key = key, Code = code, Start = start };
        if ((_entries.Length <= FewEntries ? 4 : 2) * Count > _entries.Length)
            Rehash();
        return code;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rehash()
    {
        Entry[] old = _entries;
        _entries = new Entry[2 * old.Length];
        _shift--;
        foreach (Entry entry in old)
        {
            if (entry.Key == 0)
                continue;
            int slot = SlotOf(entry.Key);
            while (_entries[slot].Key != 0)
                slot = (slot + 1) & (_entries.Length - 1);
            _entries[slot] = entry;
        }
    }

    private struct Entry
    {
        public ulong Key;
        public int Code;
        public int Start;
    }
}
