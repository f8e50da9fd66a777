using FeatureGen.Analyzers.Code;
using FeatureGen.Testing.Analyzers;

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

    // The label is that of the row; a context and an item have a history of their own.
    [Theory]
    [InlineData("Bought", "decimal BoughtValue; DateTime BoughtAt; decimal BoughtAmount; double HoursAfterBuying",
        "int BoughtCount; double DaysSinceBought; Guid BoughtId; double BuyDuration; long BoughtTime; decimal PreviousBoughtValue; string BoughtChannel")]
    [InlineData("ItemClicked", "DateTime ItemClickedAt", "DateTime ClickedAt")]
    [InlineData("Product", "", "DateTime ProductDate; decimal ProductValue")] // what the schema is called describes it
    public async Task Names_in_nested_schemas(string label, string hits, string others)
    {
        var fields = hits.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(f => (Field: f, IsHit: true))
            .Concat(others.Split("; ").Select(f => (Field: f, IsHit: false))).ToList();
        var found = await Findings.OfEach([.. fields.Select(f => Nested(label, f.Field))]);
        for (int i = 0; i < fields.Count; i++)
            Assert.True(fields[i].IsHit == (found[i].Count == 1), $"{fields[i]} beside {label}: {string.Join("", found[i])}");
    }

    [Fact]
    public Task Fields_of_nested_schemas_are_reported_where_they_are_declared_and_once()
    {
        const string Library = "[FeatureSchema] public partial class Shop { [Numeric] public float BoughtValue { get; set; } }";
        var test = Sample.Of<CodeAnalyzer>(
            """
            [FeatureSchema] partial class Row { [Context] public Visitor Visitor { get; set; } = new(); [Item] public Item Item { get; set; } = new(); [Label] public bool Bought { get; set; } }
            [FeatureSchema] partial class Pair { public Item Item { get; set; } = new(); public Item Other { get; set; } = new(); [Label] public int Bought { get; set; } }
            [FeatureSchema] partial class Other
            {
                public Shop {|#1:Shop|} { get; set; } = new();
                public Street Street { get; set; } = new();
                [Keep("of the last month")] public Kept Kept { get; set; } = new();
                public Labelled Labelled { get; set; } = new();
                [Label] public int Bought { get; set; }
            }
            [FeatureSchema] partial class Again { public Street Street { get; set; } = new(); [Label] public int Bought { get; set; } }
            [FeatureSchema] partial class Street { [Context] public Shop {|#2:Corner|} { get; set; } = new(); }
            [FeatureSchema] partial class Labelled { [Numeric] public float BoughtValue { get; set; } [Label] public int Watched { get; set; } }
            """,
            """
            [FeatureSchema] partial class Item : Base
            {
                [Numeric] public float {|#0:BoughtValue|} { get; set; }
                [Numeric, Keep("known")] public float BoughtAmount { get; set; }
                public Part Part { get; set; } = new();
            }
            abstract class Base { [Timestamp(TimePart.HourOfDay)] public DateTimeOffset {|FG3004:BoughtAt|} { get; set; } }
            [FeatureSchema] partial class Part { [Numeric] public float {|FG3004:BoughtRevenue|} { get; set; } }
            [FeatureSchema] partial class Kept { [Numeric] public float BoughtValue { get; set; } }
            [FeatureSchema] partial class Visitor { [Numeric] public int BoughtCount { get; set; } }
            """);
        test.TestState.AdditionalReferences.Add(Sample.Compile(Library).ToMetadataReference());
        test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG3004").WithLocation(0).WithMessage(
            "'BoughtValue' seems to be known only once the label 'Bought' is: if so remove it, otherwise rename it or keep it with [Keep(\"why\")]"));
        // Those of other projects on what holds them.
        foreach (var (place, name) in new[] { (1, "Shop.BoughtValue"), (2, "Corner.BoughtValue") })
            test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult("FG3004").WithLocation(place).WithMessage(
                $"'{name}' seems to be known only once the label 'Bought' is: if so remove it, otherwise rename it or keep it with [Keep(\"why\")]"));
        return test.RunAsync();
    }

    private static string Nested(string label, string field) =>
        Source("Unrelated", field, "").Replace("[Label] public bool Unrelated { get; init; } ", "", StringComparison.Ordinal)
            .Replace(" Ad ", " Product ", StringComparison.Ordinal)
        + $$"""[FeatureSchema] partial class Row { public Product Thing { get; init; } = new(); [Label] public bool {{label}} { get; init; } }""";

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
