using System.Numerics;
using System.Runtime.InteropServices;

namespace FeatureGen.Ranking;

/// <summary>Puts a few keys in order by counting for each how many are smaller: quadratic, but without a branch that depends on the data.</summary>
internal static class KeyOrder
{
    /// <summary>More keys are sorted sooner than counted.</summary>
    public const int MostToCount = 256;

    /// <summary>How many places behind the keys must be free.</summary>
    public static int Padding => 2 * Vector<long>.Count;

    /// <summary>Writes the smallest keys that <paramref name="top"/> holds, in order.</summary>
    public static void WriteByCounting(Span<long> keys, int count, ReadOnlySpan<float> scores, Span<Ranked> top)
    {
        keys.Slice(count, Padding).Fill(long.MaxValue);
        ReadOnlySpan<long> known = keys[..count];
        ref long key = ref MemoryMarshal.GetReference(keys);
        int width = Vector<long>.Count;
        for (int i = 0; i < count; i += 2 * width)
        {
            Vector<long> left = Vector.LoadUnsafe(ref key, (nuint)i);
            Vector<long> right = Vector.LoadUnsafe(ref key, (nuint)(i + width));
            Vector<long> leftPlaces = default;
            Vector<long> rightPlaces = default;
            foreach (long other in known)
            {
                var others = new Vector<long>(other);
                leftPlaces -= Vector.GreaterThan(left, others);
                rightPlaces -= Vector.GreaterThan(right, others);
            }
            Write(known, i, leftPlaces, scores, top);
            Write(known, i + width, rightPlaces, scores, top);
        }
    }

    private static void Write(ReadOnlySpan<long> keys, int start, Vector<long> places, ReadOnlySpan<float> scores, Span<Ranked> top)
    {
        for (int lane = 0; lane < Vector<long>.Count && start + lane < keys.Length; lane++)
        {
            int place = (int)places[lane];
            if (place >= top.Length) continue;
            int index = RankKey.Index(keys[start + lane]);
            top[place] = new Ranked(index, scores[index]);
        }
    }
}
