namespace FeatureGen.Trees.Kernels;

/// <summary>The vectors that kernels run on. The bits of the scores do not depend on it.</summary>
internal enum KernelWidth
{
    /// <summary>128 bits; the runtime emulates them where the processor has none.</summary>
    Vector128,

    /// <summary>256 bits.</summary>
    Vector256,

    /// <summary>512 bits, with permutes of bytes and floats.</summary>
    Vector512,
}
