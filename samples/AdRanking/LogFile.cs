using System.Globalization;
using System.Text;

namespace AdRanking;

/// <summary>The log as CSV: a column a field, named as the schema names it.</summary>
public static class LogFile
{
    /// <summary>Writes impressions, values separated by commas and lists by <c>|</c>.</summary>
    public static void Write(IEnumerable<AdImpression> impressions, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(
            "Visitor.Device,Visitor.Age,Visitor.Country,Visitor.At,Visitor.UserId,Visitor.IsSubscriber,"
            + "Ad.Brand,Ad.Category,Ad.Price,Ad.Quality,Ad.AgeInDays,Ad.DiscountPercent,Ad.Slot,Ad.Tags,Ad.TitleEmbedding,"
            + "Ad.PriceInCents,Ad.CategoryCode,Ad.ShuffleKey,Ad.TrackingCode,Ad.Currency,Ad.LegacyScore,Ad.DwellSeconds,Clicked,RequestId");
        foreach (var impression in impressions)
        {
            var (visitor, ad) = (impression.Visitor, impression.Ad);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{visitor.Device},{visitor.Age},{visitor.Country},{visitor.At:yyyy-MM-ddTHH:mm:ssZ},{visitor.UserId},{(visitor.IsSubscriber ? 1 : 0)},"
                + $"{ad.Brand},{ad.Category},{ad.Price},{ad.Quality},{ad.AgeInDays},{ad.DiscountPercent},{ad.Slot},{string.Join('|', ad.Tags ?? [])},{Join(ad.TitleEmbedding)},"
                + $"{ad.PriceInCents},{ad.CategoryCode},{ad.ShuffleKey},{ad.TrackingCode},{ad.Currency},{ad.LegacyScore},{ad.DwellSeconds},{(impression.Clicked ? 1 : 0)},{impression.RequestId}"));
        }
    }

    private static string Join(ReadOnlyMemory<float> values) =>
        string.Join('|', values.ToArray().Select(v => v.ToString(CultureInfo.InvariantCulture)));
}
