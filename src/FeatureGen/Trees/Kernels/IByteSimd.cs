namespace FeatureGen.Trees.Kernels;

/// <summary>One vector width of bytes, so that the kernel is written once and compiled for each.</summary>
internal interface IByteSimd<TBytes>
{
    static abstract int Count { get; }

    static abstract TBytes Load(ref readonly byte source);
    static abstract void Store(TBytes value, ref byte target);
    static abstract TBytes Set(byte value);

    /// <summary>For each lane x &lt;= y ? left : right, of unsigned bytes.</summary>
    static abstract TBytes SelectLessOrEqual(TBytes x, TBytes y, TBytes left, TBytes right);

    /// <summary>16 bytes in each 128 bits.</summary>
    static abstract TBytes Repeat(ref readonly byte source);

    /// <summary>The byte of a repeated table at each index below 16, 0 at each from 128 on; others have no meaning.</summary>
    static abstract TBytes LookUp(TBytes table, TBytes indices);

    static abstract TBytes ShiftRight(TBytes value, int count);
    static abstract TBytes And(TBytes x, TBytes y);
    static abstract TBytes Or(TBytes x, TBytes y);
    static abstract TBytes Add(TBytes x, TBytes y);

    /// <summary>All bits set in the lanes where two are equal.</summary>
    static abstract TBytes Equal(TBytes x, TBytes y);
}
