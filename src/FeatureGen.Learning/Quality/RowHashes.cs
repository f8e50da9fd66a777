using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Quality;

/// <summary>
/// Finds rows that are the same, byte for byte, by a hash of 64 bits of each. Where there are too many rows to keep, those whose hash starts
/// with so many zeros stand for all: equal rows stay together, and which are kept depends on the rows alone.
/// </summary>
internal sealed class RowHashes
{
    private const int MostDistinct = 1 << 18;
    private Entry[] _entries = new Entry[1 << 10];
    private int _distinct;
    private int _zeros;
    private long _duplicates;

    /// <summary>How many rows each kept one stands for: 1 if all are kept.</summary>
    public int Each => 1 << _zeros;

    /// <summary>Takes the rows of a block, which follow those taken before.</summary>
    public void Add(RecordBlock block)
    {
        for (int row = 0; row < block.RowCount; row++)
        {
            ulong hash = HashOf(block, row);
            if (_zeros > 0 && hash >> (64 - _zeros) != 0) continue;
            ref var entry = ref Find(hash);
            if (entry.Copies++ > 0)
            {
                _duplicates++;
                continue;
            }
            (entry.Hash, entry.Row) = (hash, block.NumberOf(row));
            if (++_distinct > MostDistinct) Rebuild(_entries.Length, _zeros + 1);
            else if (2 * _distinct > _entries.Length) Rebuild(2 * _entries.Length, _zeros);
        }
    }

    /// <summary>The kept rows that are like an earlier one, and the row that occurs most often, of several the first.</summary>
    public (long Duplicates, int Row, int Copies) Finish()
    {
        Entry most = default;
        foreach (ref readonly var entry in _entries.AsSpan())
            if (entry.Copies > most.Copies || (entry.Copies == most.Copies && entry.Row < most.Row)) most = entry;
        return most.Copies > 1 ? (_duplicates, most.Row, most.Copies) : (0, 0, 0);
    }

    private ref Entry Find(ulong hash)
    {
        // The leading bits are zeros in those that are kept of many.
        int slot = (int)hash & (_entries.Length - 1);
        while (_entries[slot].Copies > 0 && _entries[slot].Hash != hash) slot = (slot + 1) & (_entries.Length - 1);
        return ref _entries[slot];
    }

    private void Rebuild(int size, int zeros)
    {
        var old = _entries;
        _entries = new Entry[size];
        _zeros = zeros;
        (_distinct, _duplicates) = (0, 0);
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (entry.Copies == 0 || (zeros > 0 && entry.Hash >> (64 - zeros) != 0)) continue;
            Find(entry.Hash) = entry;
            _distinct++;
            _duplicates += entry.Copies - 1;
        }
    }

    private static ulong HashOf(RecordBlock block, int row)
    {
        if (!block.Verbatim) return Hash(block.Buffer, block.RowStarts[row], block.Ends[(row + 1) * block.ColumnCount - 1]);
        // What lies between the fields of a database is of an earlier block.
        ulong hash = 0;
        for (int column = 0; column < block.ColumnCount; column++)
        {
            int start = block.StartOf(row, column), end = block.Ends[row * block.ColumnCount + column];
            hash = Mix(hash ^ Hash(block.Buffer, start, end));
        }
        return hash;
    }

    // Two lanes of eight bytes at a time; there is room to read behind the end.
    private static ulong Hash(byte[] buffer, int start, int end)
    {
        ulong first = (ulong)(end - start), second = 0x9E3779B97F4A7C15;
        int at = start;
        for (; at <= end - 16; at += 16)
        {
            first = Mix(first ^ Word(buffer, at));
            second = Mix(second ^ Word(buffer, at + 8));
        }
        if (at < end) first = Mix(first ^ Low(Word(buffer, at), end - at));
        if (at + 8 < end) second = Mix(second ^ Low(Word(buffer, at + 8), end - at - 8));
        return Mix(first ^ System.Numerics.BitOperations.RotateLeft(second, 32));
    }

    private static ulong Word(byte[] buffer, int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(at, 8));

    private static ulong Low(ulong word, int bytes) => bytes >= 8 ? word : word & ((1UL << (8 * bytes)) - 1);

    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value ^ 0x2545F4914F6CDD1D, 0x9E3779B97F4A7C15, out ulong low);
        return high ^ low;
    }

    private struct Entry
    {
        public ulong Hash;
        public int Row;
        public int Copies;
    }
}
