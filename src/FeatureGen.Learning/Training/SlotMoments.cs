namespace FeatureGen.Learning.Training;

/// <summary>Mean and standard deviation of numbers that go by once (Welford 1962).</summary>
internal struct SlotMoments
{
    private long _count;
    private double _squares;

    public double Mean { get; private set; }

    /// <summary>Of the population; 0 without numbers.</summary>
    public readonly double StandardDeviation => _count == 0 ? 0 : Math.Sqrt(_squares / _count);

    public void Add(double value)
    {
        _count++;
        double distance = value - Mean;
        Mean += distance / _count;
        _squares += distance * (value - Mean);
    }
}
