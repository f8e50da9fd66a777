using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FeatureGen.Trees.Kernels;

/// <summary>Looks up what sets of categories decide for all rows of a block: a set is a table of bits, held in a register, out of which a
/// shuffle takes the byte, and a mask the bit, of each row's code.</summary>
internal static class CategoryKernel
{
    private const int HalfLength = CategoryBlock.RightsLength / 2;
    private const byte CodesOfHalf = CategoryClasses.Most / 2;

    private static ReadOnlySpan<byte> Powers => [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];

    /// <summary>Fills the columns of a block's sets.</summary>
    /// <param name="width">The vectors to run on.</param>
    /// <param name="block">The block.</param>
    /// <param name="columns">Its columns, of which the first holds the codes.</param>
    /// <param name="stride">The length of a column, a multiple of 256.</param>
    /// <param name="rowCount">The number of rows; some more may be done.</param>
    public static void Run(KernelWidth width, CategoryBlock block, ref byte columns, int stride, int rowCount)
    {
        if (width == KernelWidth.Vector512) Run512(block, ref columns, stride, rowCount);
        else if (width == KernelWidth.Vector256) Run256(block, ref columns, stride, rowCount);
        else Run128(block, ref columns, stride, rowCount);
    }

    // Methods of their own, so that only the width that runs is loaded and compiled.
    private static void Run512(CategoryBlock block, ref byte columns, int stride, int rowCount) =>
        Run<Bytes512, Vector512<byte>>(block, ref columns, stride, rowCount);

    private static void Run256(CategoryBlock block, ref byte columns, int stride, int rowCount) =>
        Run<Bytes256, Vector256<byte>>(block, ref columns, stride, rowCount);

    private static void Run128(CategoryBlock block, ref byte columns, int stride, int rowCount) =>
        Run<Bytes128, Vector128<byte>>(block, ref columns, stride, rowCount);

    [MethodImpl(HotLoop.Options)]
    private static void Run<TSimd, TBytes>(CategoryBlock block, ref byte columns, int stride, int rowCount) where TSimd : IByteSimd<TBytes>
    {
        bool isHalf = block.CodeCount <= CodesOfHalf;
        ref byte rights = ref block.Rights.Reference;
        for (int row = 0; row < rowCount;)
        {
            ref byte codes = ref Unsafe.Add(ref columns, row);
            bool isWide = isHalf && rowCount - row > 2 * TSimd.Count;
            if (isWide) RunFour<TSimd, TBytes>(ref rights, block.SetCount, ref codes, stride);
            else if (isHalf) RunHalf<TSimd, TBytes>(ref rights, block.SetCount, ref codes, stride);
            else RunWhole<TSimd, TBytes>(ref rights, block.SetCount, ref codes, stride);
            row += (isWide ? 4 : 1) * TSimd.Count;
        }
    }

    [MethodImpl(HotLoop.Options)]
    private static void RunFour<TSimd, TBytes>(ref byte rights, int setCount, ref byte codes, int stride) where TSimd : IByteSimd<TBytes>
    {
        TBytes codesA = TSimd.Load(in codes), codesB = TSimd.Load(in Unsafe.Add(ref codes, TSimd.Count));
        TBytes codesC = TSimd.Load(in Unsafe.Add(ref codes, 2 * TSimd.Count)), codesD = TSimd.Load(in Unsafe.Add(ref codes, 3 * TSimd.Count));
        TBytes placesA = Places<TSimd, TBytes>(codesA), placesB = Places<TSimd, TBytes>(codesB);
        TBytes placesC = Places<TSimd, TBytes>(codesC), placesD = Places<TSimd, TBytes>(codesD);
        TBytes bitsA = Bits<TSimd, TBytes>(codesA), bitsB = Bits<TSimd, TBytes>(codesB);
        TBytes bitsC = Bits<TSimd, TBytes>(codesC), bitsD = Bits<TSimd, TBytes>(codesD);
        ref byte target = ref codes;
        for (int set = 0; set < setCount; set++)
        {
            target = ref Unsafe.Add(ref target, stride);
            TBytes table = TSimd.Repeat(in rights);
            TSimd.Store(IsRight<TSimd, TBytes>(table, placesA, bitsA), ref target);
            TSimd.Store(IsRight<TSimd, TBytes>(table, placesB, bitsB), ref Unsafe.Add(ref target, TSimd.Count));
            TSimd.Store(IsRight<TSimd, TBytes>(table, placesC, bitsC), ref Unsafe.Add(ref target, 2 * TSimd.Count));
            TSimd.Store(IsRight<TSimd, TBytes>(table, placesD, bitsD), ref Unsafe.Add(ref target, 3 * TSimd.Count));
            rights = ref Unsafe.Add(ref rights, CategoryBlock.RightsLength);
        }
    }

    [MethodImpl(HotLoop.Options)]
    private static void RunHalf<TSimd, TBytes>(ref byte rights, int setCount, ref byte codes, int stride) where TSimd : IByteSimd<TBytes>
    {
        TBytes code = TSimd.Load(in codes), places = Places<TSimd, TBytes>(code), bits = Bits<TSimd, TBytes>(code);
        ref byte target = ref codes;
        for (int set = 0; set < setCount; set++)
        {
            target = ref Unsafe.Add(ref target, stride);
            TSimd.Store(IsRight<TSimd, TBytes>(TSimd.Repeat(in rights), places, bits), ref target);
            rights = ref Unsafe.Add(ref rights, CategoryBlock.RightsLength);
        }
    }

    // Each code is in one half of the codes; the place of the other half's is beyond the table, where no bit is set.
    [MethodImpl(HotLoop.Options)]
    private static void RunWhole<TSimd, TBytes>(ref byte rights, int setCount, ref byte codes, int stride) where TSimd : IByteSimd<TBytes>
    {
        TBytes code = TSimd.Load(in codes), bits = Bits<TSimd, TBytes>(code);
        TBytes lows = Places<TSimd, TBytes>(code), highs = Places<TSimd, TBytes>(TSimd.Add(code, TSimd.Set(CodesOfHalf)));
        ref byte target = ref codes;
        for (int set = 0; set < setCount; set++)
        {
            target = ref Unsafe.Add(ref target, stride);
            TBytes low = TSimd.Repeat(in rights), high = TSimd.Repeat(in Unsafe.Add(ref rights, HalfLength));
            TSimd.Store(
                TSimd.Or(IsRight<TSimd, TBytes>(low, lows, bits), IsRight<TSimd, TBytes>(high, highs, bits)),
                ref target);
            rights = ref Unsafe.Add(ref rights, CategoryBlock.RightsLength);
        }
    }

    // The byte of a table in which the bit of a code is; from 128 on it is beyond the table.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBytes Places<TSimd, TBytes>(TBytes codes) where TSimd : IByteSimd<TBytes> =>
        TSimd.Or(TSimd.And(codes, TSimd.Set(CodesOfHalf)), TSimd.ShiftRight(codes, 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBytes Bits<TSimd, TBytes>(TBytes codes) where TSimd : IByteSimd<TBytes> =>
        TSimd.LookUp(TSimd.Repeat(in Powers[0]), TSimd.And(codes, TSimd.Set(7)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBytes IsRight<TSimd, TBytes>(TBytes table, TBytes places, TBytes bits) where TSimd : IByteSimd<TBytes> =>
        TSimd.Equal(TSimd.And(TSimd.LookUp(table, places), bits), bits);
}
