using System.Text;

namespace FeatureGen.Formats.Trees;

/// <summary>Writes numbers and arrays as bytes, small integers in few of them.</summary>
internal sealed class BlobWriter
{
    private readonly MemoryStream _bytes = new();

    public byte[] ToArray() => _bytes.ToArray();

    public void Byte(byte value) => _bytes.WriteByte(value);

    /// <summary>Seven bits a byte, the lowest first; the high bit says that more follow.</summary>
    public void Unsigned(ulong value)
    {
        for (; value > 0x7F; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    /// <summary>The sign goes into the lowest bit, so that small magnitudes are short.</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Count(int count) => Unsigned((ulong)count);

    public void Double(double value) => Raw(BitConverter.GetBytes(value));

    public void Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Count(bytes.Length);
        _bytes.Write(bytes, 0, bytes.Length);
    }

    public void Integers(EquatableArray<int> values)
    {
        Count(values.Count);
        for (int i = 0; i < values.Count; i++) Signed(values[i]);
    }

    public void Singles(EquatableArray<float> values)
    {
        Count(values.Count);
        for (int i = 0; i < values.Count; i++) Raw(BitConverter.GetBytes(values[i]));
    }

    /// <summary>As float32 where each value is one, bit for bit, else as float64.</summary>
    public void Doubles(EquatableArray<double> values)
    {
        Count(values.Count);
        if (values.Count == 0) return;
        bool areSingles = values.All(IsSingle);
        Byte(areSingles ? (byte)sizeof(float) : (byte)sizeof(double));
        for (int i = 0; i < values.Count; i++) Raw(areSingles ? BitConverter.GetBytes((float)values[i]) : BitConverter.GetBytes(values[i]));
    }

    private static bool IsSingle(double value) => BitConverter.DoubleToInt64Bits((float)value) == BitConverter.DoubleToInt64Bits(value);

    // Little-endian wherever it is written.
    private void Raw(byte[] bytes)
    {
        if (!BitConverter.IsLittleEndian) Array.Reverse(bytes);
        _bytes.Write(bytes, 0, bytes.Length);
    }
}
