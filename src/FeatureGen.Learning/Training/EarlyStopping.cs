namespace FeatureGen.Learning.Training;

/// <summary>Remembers the best weights, slows down where there is no progress and says when to end.</summary>
internal sealed class EarlyStopping(Machine machine, TrainingOptions options)
{
    private readonly float[][] _best = new float[3][];
    private readonly int _epochsToSlowDown = Math.Max(1, options.Patience / 4);
    private int _epochsWithoutProgress;

    /// <summary>What the step size is multiplied by.</summary>
    public float RateScale { get; private set; } = 1;

    public double BestLoss { get; private set; } = double.PositiveInfinity;

    public int BestEpoch { get; private set; }

    public bool IsOver => _epochsWithoutProgress >= options.Patience;

    /// <summary>Judges an epoch by its loss.</summary>
    public void Observe(int epoch, double loss)
    {
        bool progress = loss < BestLoss - options.Tolerance;
        if (loss < BestLoss) Keep(epoch, loss);
        _epochsWithoutProgress = progress ? 0 : _epochsWithoutProgress + 1;
        if (!progress && _epochsWithoutProgress % _epochsToSlowDown == 0) RateScale /= 2;
    }

    /// <summary>Goes back to the best weights.</summary>
    public void Restore()
    {
        if (_best[0] is null) return;
        for (int i = 0; i < _best.Length; i++) _best[i].CopyTo(Values(i), 0);
    }

    private void Keep(int epoch, double loss)
    {
        (BestEpoch, BestLoss) = (epoch, loss);
        for (int i = 0; i < _best.Length; i++)
        {
            _best[i] ??= new float[Values(i).Length];
            Values(i).CopyTo(_best[i], 0);
        }
    }

    private float[] Values(int table) => (table switch { 0 => machine.Bias, 1 => machine.Weights, _ => machine.Embeddings }).Values;
}
