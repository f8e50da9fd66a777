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
/// longer one has a hash for a key and is compared in the arena, where all values lie one behind another.
/// </remarks>
public sealed class ValueDictionary
{
    private const int Ahead = 32;
    private const byte LongMark = 0xFF;
    private Entry[] _entries = new Entry[16];
    private int _shift = 60;
    private byte[] _arena = new byte[64];
    private int[] _ends = new int[16];          // _ends[code] is where the value ends in the arena; [0] = 0

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
    /// <paramref name="limit"/>; returns the row at which it stopped.
    /// </summary>
    internal int Code(ColumnView column, int from, int limit, Span<int> codes)
    {
        ref byte text = ref MemoryMarshal.GetArrayDataReference(column.Text);
        ReadOnlySpan<int> starts = column.Starts.AsSpan(0, column.Count), lengths = column.Lengths.AsSpan(0, column.Count);
        codes = codes[..column.Count];
        Span<ulong> keys = stackalloc ulong[Ahead];
        for (int row = from; row < starts.Length; row += Ahead)
        {
            // First only look where each value ought to be: no branches, so the cache misses of big tables overlap.
            int count = Math.Min(Ahead, starts.Length - row);
            ref Entry entries = ref MemoryMarshal.GetArrayDataReference(_entries);
            for (int i = 0; i < count; i++)
            {
                ulong key = KeyOf(ref Unsafe.Add(ref text, starts[row + i]), lengths[row + i]);
                keys[i] = key;
                ref Entry entry = ref Unsafe.Add(ref entries, SlotOf(key));
                codes[row + i] = entry.Key == key & key >> 56 != LongMark ? entry.Code : -1;
            }

            for (int i = 0; i < count; i++)
            {
                if (codes[row + i] >= 0)
                    continue;
                int code = Probe(keys[i], ref Unsafe.Add(ref text, starts[row + i]), lengths[row + i], limit);
                if (code < 0)
                    return row + i;
                codes[row + i] = code;
            }
        }

        return starts.Length;
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
        if (length >= 8)
            return LongKey(ref text, length);
        ulong word = Unsafe.ReadUnaligned<ulong>(ref text);
        if (!BitConverter.IsLittleEndian)
            word = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word);
        return (word & ((1UL << (8 * length)) - 1)) | ((ulong)length << 56);
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Probe(ulong key, ref byte text, int length, int limit)
    {
        // The key 0 is the empty value; it is found in the first free entry, whose code is 0.
        Entry[] entries = _entries;
        for (int slot = SlotOf(key); ; slot = (slot + 1) & (entries.Length - 1))
        {
            ref Entry entry = ref entries[slot];
            if (entry.Key == key && (key >> 56 != LongMark || IsSame(in entry, ref text, length)))
                return entry.Code;
            if (entry.Key == 0)
                return Count > limit || limit == 0 ? -1 : Add(slot, key, ref text, length);
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
        if (2 * Count > _entries.Length)
            Rehash();
        return code;
    }

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
