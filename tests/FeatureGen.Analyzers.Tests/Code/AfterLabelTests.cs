namespace FeatureGen.Analyzers.Tests.Code;

/// <summary>FG3004: what happens with the label or after it, and the history that only sounds like it.</summary>
public sealed class AfterLabelTests
{
    [Theory]
    [InlineData("Clicked", "DateTime ClickedAt; DateTimeOffset ClickedOn; long ClickTime; double TimeSinceClick; int SecondsAfterClick; string ClickId; int ClickCount",
        "string ClickedOn; float ClickRate; int ClicksLast7Days; int PreviousClicks; DateTime LastClickedAt; int HistoricalClicks; float AvgClickValue; "
        + "float ClickProbability; int PastClickCount; int PriorClickCount; int RollingClickCount; int ClickCountLast30Days; float ClickCtr; int ClickCount7d; "
        + "int Clicks; int DaysSinceLastClick; int UserClickCount; string ClickedBrand; float ClickBid; int ClickstreamId; float AvgTimeSinceClick")]
    [InlineData("Purchased", "decimal PurchaseAmount; Guid PurchaseId; float PurchaseValue; DateTime PurchasedAtUtc; double HoursAfterPurchase",
        "float PurchaseRate; DateTime FirstPurchaseDate; float ExpectedPurchaseValue; float PurchasePropensity; string PurchaseChannel; int PurchasesPerMonth")]
    [InlineData("IsFraud", "DateTime FraudDate; double FraudAmount; int DaysAfterFraud", "double FraudScore; int PriorFraudCount; string FraudModel")]
    [InlineData("HasConverted", "DateTime ConvertedAt; double ConversionValue", "double ConversionRate; string ConverterId; double CurrencyConversionValue")]
    [InlineData("Stopped", "DateTime StopTime; TimeSpan StopDuration", "int StopsPerHour; string StoppageReason")]
    [InlineData("AddedToCart", "DateTime AddedToCartAt; int SecondsAfterAddedToCart", "DateTime AddedAt; int CartValue; int CartId")]
    [InlineData("Label", "", "DateTime LabelDate; int LabelCount")]
    [InlineData("Relevance", "", "int RelevanceCount; float RelevanceValue")]
    [InlineData("Graded", "", "int GradeCount; DateTime GradeDate")]
    public async Task Names(string label, string hits, string others)
    {
        var fields = hits.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(f => (Field: f, IsHit: true))
            .Concat(others.Split("; ").Select(f => (Field: f, IsHit: false))).ToList();
        var found = await Findings.OfEach([.. fields.Select(f => Source(label, f.Field, ""))]);
        for (int i = 0; i < fields.Count; i++)
            Assert.True(fields[i].IsHit == (found[i].Count == 1), $"{fields[i]} beside {label}: {string.Join("", found[i])}");
    }

    [Fact]
    public async Task Kept_fields_are_silent()
    {
        Assert.StartsWith("FG3004: 'ClickedAt' seems to be known only once the label 'Clicked' is: ",
            Assert.Single(await Findings.Of(Source("Clicked", "DateTime ClickedAt", ""))), StringComparison.Ordinal);
        Assert.Empty(await Findings.Of(Source("Clicked", "DateTime ClickedAt", ", Keep(\"of the last session\")")));
    }

    private static string Source(string label, string field, string more)
    {
        var kind = field.Split(' ')[0] switch
        {
            "DateTime" or "DateTimeOffset" => "Timestamp(TimePart.HourOfDay)",
            "string" or "Guid" => "Hashed",
            _ => "Numeric",
        };
        return $$"""[FeatureSchema] partial class Ad { [Label] public bool {{label}} { get; init; } [{{kind}}{{more}}] public {{field}} { get; init; } }""";
    }
}
