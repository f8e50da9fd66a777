using System.Runtime.CompilerServices;

namespace FeatureGen.Encoders;

/// <summary>
/// Hashes of values, and hash buckets: MurmurHash3 x86 32 with seed 0, the function of scikit-learn's FeatureHasher. Texts are hashed as
/// UTF-8, whole numbers as eight bytes (little-endian), and what is not a number by a number of its own: see each overload.
/// </summary>
public static class Hashing
{
    /// <summary>The hash of the bytes.</summary>
    public static uint Murmur3(ReadOnlySpan<byte> bytes)
    {
        uint state = Encoders.Murmur3.AddBlocks(0, bytes);
        return Encoders.Murmur3.Finish(state, bytes[(bytes.Length & ~(Encoders.Murmur3.BlockSize - 1))..], bytes.Length);
    }

    /// <summary>The hash of the text's UTF-8 bytes; a lone surrogate counts as U+FFFD, null as the empty text.</summary>
    public static uint Of(string? text) => Utf8Hash.Of(text);

    /// <inheritdoc cref="Of(string)"/>
    public static uint Of(ReadOnlySpan<char> text) => Utf8Hash.Of(text);

    /// <summary>The hash of the number's eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(long value) => Of((ulong)value);

    /// <summary>The hash of the number's eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(ulong value)
    {
        uint state = Encoders.Murmur3.Add(0, (uint)value);
        return Encoders.Murmur3.Finish(Encoders.Murmur3.Add(state, (uint)(value >> 32)), sizeof(ulong));
    }

    /// <summary>The hash of 1 for true, of 0 for false.</summary>
    public static uint Of(bool value) => Of(value ? 1L : 0L);

    /// <summary>The hash of the number's bits, of -0 as of 0.</summary>
    public static uint Of(double value) => Of(BitConverter.DoubleToInt64Bits(value + 0.0));

    /// <summary>The hash of the sixteen bytes that <see cref="Guid.TryWriteBytes(Span{byte})"/> gives.</summary>
    public static uint Of(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes);
        return Murmur3(bytes);
    }

    /// <summary>The hash of the ticks in UTC; a time of unspecified kind is taken as UTC.</summary>
    public static uint Of(DateTime value) => Of(Timestamps.UtcTicks(value));

    /// <summary>The hash of the ticks in UTC.</summary>
    public static uint Of(DateTimeOffset value) => Of(value.UtcTicks);

    /// <summary>The hash of <see cref="DateOnly.DayNumber"/>.</summary>
    public static uint Of(DateOnly value) => Of((long)value.DayNumber);

    /// <summary>The hash of the ticks.</summary>
    public static uint Of(TimeSpan value) => Of(value.Ticks);

    /// <summary>The index of the hash's bucket: 1 to <paramref name="buckets"/>; 0 is left for missing values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Bucket(uint hash, int buckets) => 1 + (int)(hash % (uint)buckets);

    /// <summary>0 for null and the empty text, else the bucket of the text's hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(string? value, int buckets) => string.IsNullOrEmpty(value) ? 0 : Bucket(Of(value), buckets);

    /// <summary>0 for the empty text, else the bucket of the text's hash.</summary>
    public static int Index(ReadOnlySpan<char> value, int buckets) => value.IsEmpty ? 0 : Bucket(Of(value), buckets);

    /// <summary>0 for null, else the bucket of the value's hash.</summary>
    public static int Index(long? value, int buckets) => value is { } known ? Bucket(Of(known), buckets) : 0;

    /// <summary>0 for null, else the bucket of the value's hash.</summary>
    public static int Index(ulong? value, int buckets) => value is { } known ? Bucket(Of(known), buckets) : 0;

    /// <summary>0 for null, else the bucket of the value's hash.</summary>
    public static int Index(bool? value, int buckets) => value is { } known ? Bucket(Of(known), buckets) : 0;

    /// <summary>0 for null and NaN, else the bucket of the value's hash.</summary>
    public static int Index(double? value, int buckets) => value is { } known && !double.IsNaN(known) ? Bucket(Of(known), buckets) : 0;

    /// <summary>0 for null, else the bucket of the value's hash.</summary>
    public static int Index(Guid? value, int buckets) => value is { } known ? Bucket(Of(known), buckets) : 0;

    /// <summary>0 for null, else the bucket of the value's hash.</summary>
    public static int Index(DateTime? value, int buckets) => value is { } known ? Bucket(Of(known), buckets) : 0;

    /// <summary>0 for null, else the bucket of the value's hash.</summary>
    public static int Index(DateTimeOffset? value, int buckets) => value is { } known ? Bucket(Of(known), buckets) : 0;

    /// <summary>0 for null, else the bucket of the value's hash.</summary>
    public static int Index(DateOnly? value, int buckets) => value is { } known ? Bucket(Of(known), buckets) : 0;

    /// <summary>0 for null, else the bucket of the value's hash.</summary>
    public static int Index(TimeSpan? value, int buckets) => value is { } known ? Bucket(Of(known), buckets) : 0;
}
