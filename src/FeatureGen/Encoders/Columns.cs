using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeatureGen.Encoders;

/// <summary>Reads a field of rows into a column, four rows at a time. Called by generated code.</summary>
public static class Columns
{
    private const int Step = 4;

    /// <summary>Reads one slot of as many rows as the column is long: <see cref="Numbers.From(float)"/> of each value.</summary>
    /// <param name="first">The first row; the others follow it in memory.</param>
    /// <param name="column">Takes the values.</param>
    public static void Fill<TRow, TReader>(ref TRow first, Span<float> column)
        where TReader : struct, IFieldReader<TRow, float>
    {
        ref float target = ref MemoryMarshal.GetReference(column);
        int i = 0;
        for (; i <= column.Length - Step; i += Step)
        {
            ref TRow row = ref Unsafe.Add(ref first, i);
            var values = Vector128.Create(
                TReader.Read(ref row), TReader.Read(ref Unsafe.Add(ref row, 1)),
                TReader.Read(ref Unsafe.Add(ref row, 2)), TReader.Read(ref Unsafe.Add(ref row, 3)));
            Numbers.From(values).StoreUnsafe(ref target, (nuint)i);
        }
        for (; i < column.Length; i++) column[i] = Numbers.From(TReader.Read(ref Unsafe.Add(ref first, i)));
    }

    /// <summary>Reads one slot of as many rows as the column is long: the index of each integer in a range.</summary>
    /// <param name="first">The first row; the others follow it in memory.</param>
    /// <param name="column">Takes the indices.</param>
    /// <param name="min">The first known value.</param>
    /// <param name="max">The last known value.</param>
    /// <param name="outOfVocabulary">How many buckets there are for other values.</param>
    public static void FillRange<TRow, TReader>(ref TRow first, Span<float> column, int min, int max, int outOfVocabulary)
        where TReader : struct, IFieldReader<TRow, int>
    {
        for (int i = 0; i < column.Length;)
        {
            i = FillKnown<TRow, TReader>(ref first, column, i, min, max);
            for (int end = Math.Min(i + Step, column.Length); i < end; i++)
                column[i] = Categories.Range(TReader.Read(ref Unsafe.Add(ref first, i)), min, max, outOfVocabulary);
        }
    }

    /// <summary>Goes on as long as all of four values are known; returns the next row.</summary>
    private static int FillKnown<TRow, TReader>(ref TRow first, Span<float> column, int i, int min, int max)
        where TReader : struct, IFieldReader<TRow, int>
    {
        ref float target = ref MemoryMarshal.GetReference(column);
        var lowest = Vector128.Create(min);
        var greatest = Vector128.Create((uint)(max - min)); // one comparison for both ends: what is below wraps around
        for (; i <= column.Length - Step; i += Step)
        {
            ref TRow row = ref Unsafe.Add(ref first, i);
            var places = Vector128.Create(
                TReader.Read(ref row), TReader.Read(ref Unsafe.Add(ref row, 1)),
                TReader.Read(ref Unsafe.Add(ref row, 2)), TReader.Read(ref Unsafe.Add(ref row, 3))) - lowest;
            if (Vector128.GreaterThanAny(places.AsUInt32(), greatest)) break;
            Vector128.ConvertToSingle(places + Vector128<int>.One).StoreUnsafe(ref target, (nuint)i);
        }
        return i;
    }
}
