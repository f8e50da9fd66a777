namespace FeatureGen.Analyzers.Tests;

/// <summary>Identifiers as people write them, and the words that they mean.</summary>
public sealed class IdentifierWordsTests
{
    [Theory]
    [InlineData("CustomerId", "customer id")]
    [InlineData("customerID", "customer id")]
    [InlineData("customer_id", "customer id")]
    [InlineData("_customerId", "customer id")]
    [InlineData("CUSTOMER_ID", "customer id")]
    [InlineData("ID", "id")]
    [InlineData("Id2", "id 2")]
    [InlineData("URLHash", "url hash")]
    [InlineData("ImageURL", "image url")]
    [InlineData("ImageURLHash", "image url hash")]
    [InlineData("Zip5Code", "zip 5 code")]
    [InlineData("ClicksLast7Days", "clicks last 7 days")]
    [InlineData("Days30", "days 30")]
    [InlineData("AdIDs", "ad ids")]
    [InlineData("AdIDsSeen", "ad ids seen")]
    [InlineData("HasSize", "has size")]
    [InlineData("ASize", "a size")]
    [InlineData("XAxis", "x axis")]
    [InlineData("IsHDReady", "is hd ready")]
    [InlineData("Grid", "grid")]
    [InlineData("Überweisung_IBANÄnderung", "überweisung iban änderung")]
    [InlineData("価格Id", "価格 id")]
    [InlineData("__", "")]
    [InlineData("", "")]
    public void Words_of(string identifier, string words) => Assert.Equal(words, string.Join(' ', IdentifierWords.Of(identifier)));
}
