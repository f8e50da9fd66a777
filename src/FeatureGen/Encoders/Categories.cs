using System.Runtime.CompilerServices;

namespace FeatureGen.Encoders;

/// <summary>
/// Members of small known sets as indices: 0 missing, 1 to V the known values, behind them the out-of-vocabulary buckets,
/// one of which an unknown value gets by its hash; without such buckets an unknown value is missing. Texts: <see cref="Vocabulary"/>.
/// </summary>
public static class Categories
{
    /// <summary>0 for null, 1 for false, 2 for true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Boolean(bool? value) => value is { } known ? known ? 2 : 1 : 0;

    /// <summary>0 for null, 1 for <paramref name="min"/>, 2 for the number after it, up to <paramref name="max"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Range(long? value, long min, long max, int outOfVocabulary)
    {
        if (value is not { } number) return 0;
        ulong place = (ulong)(number - min); // one comparison for both ends: what is below wraps around
        return place <= (ulong)(max - min) ? 1 + (int)place : Unknown(number, (int)(max - min) + 1, outOfVocabulary);
    }

    /// <summary>0 for null, else 1 + the place of the value among the codes. Codes without gaps, as in most enums, are quickest.</summary>
    /// <param name="value">The value; of an enum its number.</param>
    /// <param name="codes">The known values, each once; of an enum the numbers of its members, ascending.</param>
    /// <param name="outOfVocabulary">How many buckets there are for other values.</param>
    public static int Code(long? value, ReadOnlySpan<long> codes, int outOfVocabulary)
    {
        if (value is not { } code) return 0;
        if (codes.IsEmpty) return Unknown(code, 0, outOfVocabulary);
        ulong guess = (ulong)(code - codes[0]);
        if (guess < (ulong)codes.Length && codes[(int)guess] == code) return 1 + (int)guess;
        int place = codes.IndexOf(code);
        return place >= 0 ? 1 + place : Unknown(code, codes.Length, outOfVocabulary);
    }

    private static int Unknown(long value, int known, int outOfVocabulary) =>
        outOfVocabulary == 0 ? 0 : known + Hashing.Bucket(Hashing.Of(value), outOfVocabulary);
}
