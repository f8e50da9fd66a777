namespace FeatureGen.Learning.Training;

/// <summary>The loss of one row.</summary>
internal static class RowLoss
{
    /// <summary>-log(p) of the true class, however large the margin.</summary>
    public static double Of(float margin, float label)
    {
        double against = label > .5f ? -(double)margin : margin;
        return Math.Max(against, 0) + Math.Log(1 + Math.Exp(-Math.Abs(against)));
    }
}
