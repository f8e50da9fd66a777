using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class ColumnKindInferenceTests
{
    [Theory]
    [InlineData(1_000_000, 1_000_000, true, true, false, ColumnKind.Number)]        // an id
    [InlineData(1_000_000, 1000, true, true, false, ColumnKind.Category)]           // frequent whole numbers
    [InlineData(1_000_000, 1000, true, false, false, ColumnKind.Number)]            // a measurement
    [InlineData(30_000, 100, true, true, false, ColumnKind.Category)]               // an age
    [InlineData(30_000, 50, true, false, false, ColumnKind.Category)]               // a scale with halves
    [InlineData(30_000, 20_000, true, true, true, ColumnKind.Category)]             // codes like 00123
    [InlineData(30_000, 20_000, false, false, false, ColumnKind.Category)]          // names
    [InlineData(0, 0, true, true, false, ColumnKind.Category)]                      // nothing at all
    public void Follows_the_documented_rule(long values, long distinct, bool numbers, bool whole, bool zeros, ColumnKind kind) =>
        Assert.Equal(kind, ColumnKindInference.Infer(new ColumnFacts(values, distinct, numbers, whole, zeros)));
}
