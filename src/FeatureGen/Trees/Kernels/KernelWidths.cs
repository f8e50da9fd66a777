using System.Runtime.Intrinsics;

namespace FeatureGen.Trees.Kernels;

/// <summary>Which widths there are here.</summary>
internal static class KernelWidths
{
    /// <summary>The widest that the processor runs.</summary>
    public static KernelWidth Best { get; } =
        HeapSearch.IsSupported ? KernelWidth.Vector512 : Vector256.IsHardwareAccelerated ? KernelWidth.Vector256 : KernelWidth.Vector128;
}
