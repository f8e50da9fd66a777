using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Encoders;

/// <summary>Reads a field of rows into a column. Called by generated code.</summary>
public static class Columns
{
    /// <summary>Reads one slot of as many rows as the column is long.</summary>
    /// <param name="first">The first row; the others follow it in memory.</param>
    /// <param name="column">Takes the values.</param>
    public static void Fill<TRow, TReader>(ref TRow first, Span<float> column)
        where TReader : struct, IFieldReader<TRow>
    {
        ref float values = ref MemoryMarshal.GetReference(column);
        int i = 0;
        // Four rows a turn: the loop's own instructions would otherwise cost as much as reading a property.
        for (; i <= column.Length - 4; i += 4)
        {
            ref TRow row = ref Unsafe.Add(ref first, i);
            ref float value = ref Unsafe.Add(ref values, i);
            value = TReader.Read(ref row);
            Unsafe.Add(ref value, 1) = TReader.Read(ref Unsafe.Add(ref row, 1));
            Unsafe.Add(ref value, 2) = TReader.Read(ref Unsafe.Add(ref row, 2));
            Unsafe.Add(ref value, 3) = TReader.Read(ref Unsafe.Add(ref row, 3));
        }
        for (; i < column.Length; i++) Unsafe.Add(ref values, i) = TReader.Read(ref Unsafe.Add(ref first, i));
    }
}
