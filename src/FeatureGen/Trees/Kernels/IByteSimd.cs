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
}
