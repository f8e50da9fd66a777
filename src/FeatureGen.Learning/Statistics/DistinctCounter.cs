using System.Numerics;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Estimates how many different hashes it was given, within about 2 %, in 4 KB: HyperLogLog (Flajolet, Fusy, Gandouet and Meunier, 2007).
/// For the large numbers it is used on, the plain estimator is good enough.
/// </summary>
internal sealed class DistinctCounter
{
    private const int Bits = 12;
    private readonly byte[] _longest = new byte[1 << Bits];

    public void Add(ulong hash)
    {
        // Mixed again: the counter must not depend on which bits of the hash were used elsewhere.
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        hash ^= hash >> 29;
        int register = (int)(hash >> (64 - Bits));
        byte run = (byte)(BitOperations.TrailingZeroCount(hash | (1UL << (63 - Bits))) + 1);
        if (_longest[register] < run)
            _longest[register] = run;
    }

    public long Estimate()
    {
        double sum = 0;
        foreach (byte run in _longest)
            sum += Math.ScaleB(1, -run);
        double m = _longest.Length;
        return (long)Math.Round(0.7213 / (1 + 1.079 / m) * m * m / sum);
    }
}
