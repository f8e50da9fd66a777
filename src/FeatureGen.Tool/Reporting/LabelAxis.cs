namespace FeatureGen.Tool.Reporting;

/// <summary>The axis of what is drawn of the label: shares of a class, or means of a real label.</summary>
/// <param name="Low">Where it starts.</param>
/// <param name="High">Where it ends.</param>
internal readonly record struct LabelAxis(double Low, double High)
{
    /// <summary>The middle.</summary>
    public double Middle => (Low + High) / 2;

    /// <summary>How far along the axis a value is, from 0 to 1.</summary>
    public double PlaceOf(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>An axis with round ends and middle.</summary>
    public static LabelAxis Around(double low, double high)
    {
        if (!(high > low)) (low, high) = (low - Math.Max(Math.Abs(low), 1) / 10, high + Math.Max(Math.Abs(high), 1) / 10);
        double step = Figures.Ceiling((high - low) / 2);
        double start = Math.Floor(low / step) * step;
        while (start + 2 * step < high)
        {
            step = Figures.Ceiling(step * 1.01);
            start = Math.Floor(low / step) * step;
        }
        return new LabelAxis(start, start + 2 * step);
    }
}
