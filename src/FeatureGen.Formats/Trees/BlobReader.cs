using System.Text;

namespace FeatureGen.Formats.Trees;

/// <summary>Reads what <see cref="BlobWriter"/> wrote; believes no count that the bytes cannot hold.</summary>
internal sealed class BlobReader(byte[] bytes)
{
    private const int BitsOfLong = 64;

    private int _position;

    public byte Byte() => bytes[Take(1)];

    public ulong Unsigned()
    {
        ulong value = 0;
        for (int shift = 0; shift < BitsOfLong; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next <= 0x7F) return value;
        }
        throw Damaged("a number has no end");
    }

    public long Signed()
    {
        ulong value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A 32-bit integer, written as its distance from another.</summary>
    public int Integer(int from = 0)
    {
        long value = unchecked(Signed() + from);
        return value == (int)value ? (int)value : throw Damaged($"{value} is no 32-bit integer");
    }

    /// <summary>A number of things that take at least so many bytes each.</summary>
    public int Count(int bytesOfEach = 1)
    {
        ulong count = Unsigned();
        return count <= (ulong)((bytes.Length - _position) / bytesOfEach)
            ? (int)count
            : throw Damaged($"{count} items do not fit into the {bytes.Length - _position} bytes that follow");
    }

    /// <summary>A number that counts nothing in these bytes.</summary>
    public int Number(int most)
    {
        ulong number = Unsigned();
        return number <= (ulong)most ? (int)number : throw Damaged($"{number} is more than {most}");
    }

    public double Double()
    {
        var value = new double[1];
        Copy(value, sizeof(double));
        return value[0];
    }

    public string Text()
    {
        int length = Count();
        return Encoding.UTF8.GetString(bytes, Take(length), length);
    }

    public EquatableArray<int> Integers()
    {
        int count = Count();
        if (count == 0) return default;
        var values = new int[count];
        for (int i = 0; i < values.Length; i++)
        {
            // Almost all take one byte, and a model starts before the runtime has optimised this.
            int next = _position < bytes.Length ? bytes[_position] : byte.MaxValue;
            if (next > 0x7F) values[i] = Integer();
            else
            {
                values[i] = (next >> 1) ^ -(next & 1);
                _position++;
            }
        }
        return new(values);
    }

    public byte[] Bytes()
    {
        var values = new byte[Count()];
        Array.Copy(bytes, Take(values.Length), values, 0, values.Length);
        return values;
    }

    public EquatableArray<float> Singles()
    {
        int count = Count(sizeof(float));
        return count == 0 ? default : new(SinglesOf(count));
    }

    public EquatableArray<double> Doubles()
    {
        int count = Count(sizeof(float));
        if (count == 0) return default;
        var values = new double[count];
        switch (Byte())
        {
            case sizeof(float):
                float[] singles = SinglesOf(count);
                for (int i = 0; i < values.Length; i++) values[i] = singles[i];
                break;
            case sizeof(double):
                Copy(values, sizeof(double));
                break;
            case var width:
                throw Damaged($"numbers have 4 or 8 bytes, not {width}");
        }
        return new(values);
    }

    /// <summary>Fails if bytes are left.</summary>
    public void End()
    {
        if (_position < bytes.Length) throw Damaged($"{bytes.Length - _position} bytes are left over");
    }

    /// <summary>The error that is thrown on damage.</summary>
    public ArgumentException Damaged(string problem) =>
        new($"The baked trees are damaged at byte {_position}: {problem}; build the project again.");

    private float[] SinglesOf(int count)
    {
        var values = new float[count];
        Copy(values, sizeof(float));
        return values;
    }

    private void Copy(Array values, int size)
    {
        int length = checked(values.Length * size), start = Take(length);
        if (BitConverter.IsLittleEndian)
        {
            Buffer.BlockCopy(bytes, start, values, 0, length);
            return;
        }
        var turned = new byte[length];
        for (int i = 0; i < length; i++) turned[i - i % size + size - 1 - i % size] = bytes[start + i];
        Buffer.BlockCopy(turned, 0, values, 0, length);
    }

    private int Take(int length)
    {
        int start = _position;
        if (length > bytes.Length - start) throw Damaged("the bytes end too early");
        _position += length;
        return start;
    }
}
