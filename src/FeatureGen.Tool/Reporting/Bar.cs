namespace FeatureGen.Tool.Reporting;

/// <summary>A field's line in a chart of bars.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The length of the bar.</param>
/// <param name="Interval">The ends of the whisker; null if there is none.</param>
/// <param name="Text">The value in words.</param>
/// <param name="Note">More, in small; empty for nothing.</param>
/// <param name="Beside">The length of a second, thin bar, from 0 to 1 of the width; null for none.</param>
internal sealed record Bar(
    ReportField Field, double Value, (double Low, double High)? Interval, string Text, string Note, double? Beside = null);
