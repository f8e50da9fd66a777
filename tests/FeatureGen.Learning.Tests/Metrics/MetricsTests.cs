using System.Text.Json;
using FeatureGen.Learning.Metrics;

namespace FeatureGen.Learning.Tests.Metrics;

public sealed class MetricsTests
{
    public static TheoryData<int> Cases => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_scikit_learn(int index)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Metrics", "metrics.truth.json")));
        JsonElement truth = document.RootElement.GetProperty("cases")[index];
        float[] margins = Floats("margins"), labels = Floats("labels"), weights = Floats("weights"), gains = Floats("gains");
        float[] probabilities = [.. margins.Select(margin => (float)(1 / (1 + Math.Exp(-margin))))];
        int[] groups = truth.GetProperty("groups").Deserialize<int[]>()!;

        Assert.Equal(Number("auc"), AreaUnderCurve.Of(margins, labels), 1e-12);
        Assert.Equal(Number("auc_weighted"), AreaUnderCurve.Of(margins, labels, weights), 1e-12);
        Assert.Equal(Number("logloss"), LogLoss.OfMargins(margins, labels), 1e-12);
        Assert.Equal(Number("logloss_weighted"), LogLoss.OfMargins(margins, labels, weights), 1e-12);
        Assert.Equal(Number("logloss"), LogLoss.OfProbabilities(probabilities, labels), 1e-6);
        foreach (JsonProperty gain in truth.GetProperty("ndcg").EnumerateObject())
            Assert.Equal(gain.Value.GetDouble(), NormalizedGain.Of(margins, gains, groups, int.Parse(gain.Name)), 1e-12);

        float[] Floats(string name) => truth.GetProperty(name).Deserialize<float[]>()!;
        double Number(string name) => truth.GetProperty(name).GetDouble();
    }

    [Fact]
    public void One_class_has_no_area_and_no_rank()
    {
        Assert.Equal(double.NaN, AreaUnderCurve.Of([1, 2], [1, 1]));
        Assert.Equal(double.NaN, AreaUnderCurve.Of([1, 2], [0, 0]));
        Assert.Equal(double.NaN, AreaUnderCurve.Of([], []));
        Assert.Equal(double.NaN, ReciprocalRank.Of([1, 2], [0, 0], [0, 0]));
        Assert.Equal(double.NaN, NormalizedGain.Of([1, 2], [0, 0], [0, 0], 10));
    }

    [Fact]
    public void NaN_ranks_last_and_signs_of_zero_tie()
    {
        Assert.Equal(1, AreaUnderCurve.Of([float.NaN, float.NegativeInfinity, -3, float.PositiveInfinity], [0, 1, 1, 1]));
        Assert.Equal(0.5, AreaUnderCurve.Of([-0f, 0f], [0, 1]));
        Assert.Equal(0.5, AreaUnderCurve.Of([float.NaN, float.NaN], [0, 1]));
    }

    [Fact]
    public void Log_loss_of_extreme_margins_is_finite()
    {
        Assert.Equal(500, LogLoss.OfMargins([-1000, 1000], [1, 1]));
        Assert.Equal(23 * Math.Log(2), LogLoss.OfProbabilities([0], [1]), 1e-12);
    }

    [Fact]
    public void Reciprocal_rank_is_the_mean_over_all_orders_of_ties()
    {
        // Group 4: the first positive at rank 2. Group 9: three tied rows behind one, two of them positive: ranks 2, 2, 2, 2, 3, 3 in the six orders.
        float[] scores = [0.1f, 0.9f, 0.5f, 3, 1, 1, 1, 7];
        float[] labels = [0, 0, 1, 0, 1, 1, 0, 0];
        int[] groups = [4, 4, 4, 9, 9, 9, 9, 5];
        double tied = (4 / 2.0 + 2 / 3.0) / 6;
        Assert.Equal((1 / 2.0 + tied) / 2, ReciprocalRank.Of(scores, labels, groups), 1e-12);
    }

    [Fact]
    public void Calibration_error_of_two_bins_by_hand()
    {
        // Lower half: mean 0.2, 1 of 2 positive; upper half: mean 0.8, all positive.
        Assert.Equal((0.3 + 0.2) / 2, CalibrationError.Of([0.1f, 0.9f, 0.3f, 0.7f], [0, 1, 1, 1], bins: 2), 1e-7);
        // One probability for all: a single bin.
        Assert.Equal(0.25, CalibrationError.Of([0.5f, 0.5f, 0.5f, 0.5f], [0, 1, 1, 1]), 1e-12);
        Assert.Equal(0, CalibrationError.Of([0, 1, 0, 1], [0, 1, 0, 1]));
    }

    [Fact]
    public void Lengths_must_agree()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => AreaUnderCurve.Of([1, 2], [1]));
        Assert.Contains("2 scores, but 1 labels", error.Message, StringComparison.Ordinal);
    }
}
