namespace FeatureGen.Tests.Numerics;

/// <summary>Numbers to test kernels on.</summary>
internal static class Samples
{
    public static readonly float[] Odd =
    [
        float.NaN, -float.NaN, BitConverter.Int32BitsToSingle(0x7FC01234), float.PositiveInfinity, float.NegativeInfinity, 0f, -0f,
        float.Epsilon, -float.Epsilon, 1.1754942e-38f, -1.17549435e-38f, float.MaxValue, -float.MaxValue, 1f, -1f,
        0.41421356f, -0.29289323f, 16777217f,
    ];

    /// <summary>Odd numbers among plain ones, of every magnitude.</summary>
    public static float[] Column(int length, int seed)
    {
        var random = new Random(seed);
        var column = new float[length];
        foreach (ref float x in column.AsSpan())
        {
            x = random.Next(4) switch
            {
                0 => Odd[random.Next(Odd.Length)],
                1 => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
                _ => (float)(random.NextDouble() * 200 - 100),
            };
        }
        return column;
    }
}
