namespace FeatureGen.Learning.Training;

/// <summary>The parameters that a row switches on, each with its factor (1 except for numbers).</summary>
internal sealed class ActiveRow(int capacity)
{
    public readonly int[] Parameters = new int[capacity];
    public readonly float[] Factors = new float[capacity];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(int parameter, float factor)
    {
        Parameters[Count] = parameter;
        Factors[Count] = factor;
        Count++;
    }
}
