using System.Numerics;
using FeatureGen.Formats.Schemas;
using static System.FormattableString;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Hashed fields.</summary>
internal static class Hashes
{
    private const int LeastBuckets = 16;
    private const int MostBuckets = 1 << 20;

    /// <summary>A hashed field with two to four buckets a value.</summary>
    public static FieldManifest Field(string name, ScalarType type, long distinct, List<string> doubts)
    {
        long wanted = (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(LeastBuckets, 2 * distinct));
        if (wanted > MostBuckets)
            doubts.Add(Invariant($"so many values that they share {MostBuckets:N0} buckets; a model of it is large"));
        return new() { Name = name, Kind = FieldKind.Hashed, Type = type, Buckets = (int)Math.Min(wanted, MostBuckets) };
    }
}
