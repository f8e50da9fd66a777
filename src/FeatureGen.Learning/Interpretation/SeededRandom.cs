namespace FeatureGen.Learning.Interpretation;

/// <summary>Reproducible pseudo-random numbers: SplitMix64 (Steele, Lea, Flood 2014), whose sequence no runtime version will change.</summary>
internal sealed class SeededRandom(long seed)
{
    private ulong _state = (ulong)seed;

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    /// <summary>A number below <paramref name="limit"/>, by multiply and shift (its bias is below limit / 2^64).</summary>
    public int Next(int limit) => (int)Next((long)limit);

    /// <summary>Likewise.</summary>
    public long Next(long limit) => (long)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number in [-1, 1).</summary>
    public float NextSymmetric() => (long)(Next() >> 40) * (1f / (1 << 23)) - 1f;

    /// <summary>A number in (0, 1).</summary>
    public double NextUniform() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A draw from the standard normal distribution (Box and Muller, 1958).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
