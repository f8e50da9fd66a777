using System.Runtime.CompilerServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>How loops are compiled in which kernels spend their time.</summary>
internal static class HotLoop
{
    /// <summary>To the end at once, and never as a part of a caller.</summary>
    /// <remarks>
    /// AggressiveOptimization alone does not keep a method out of its callers: once the runtime has counted their calls it pulls loop after
    /// loop into one large method, whose registers no longer suffice. Whether that happens differs from process to process; a block of rows
    /// then takes 15 % longer. Where memory lies makes no difference of this size.
    /// </remarks>
    public const MethodImplOptions Options = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
