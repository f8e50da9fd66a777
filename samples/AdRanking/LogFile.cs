using System.Globalization;
using System.Text;
using FeatureGen.Learning.Data;

namespace AdRanking;

/// <summary>The log as CSV: a column a field, named as the schema names it.</summary>
public static class LogFile
{
    private const int ImpressionCount = 200_000;
    private const int Seed = 7;

    /// <summary>Makes the log in memory.</summary>
    public static MemoryStream Make()
    {
        var stream = new MemoryStream();
        Write(new ImpressionLog(Seed).Impressions(ImpressionCount), stream);
        return stream;
    }

    /// <summary>Makes the log in a file.</summary>
    public static int Save(string path)
    {
        using var stream = File.Create(path);
        Write(new ImpressionLog(Seed).Impressions(ImpressionCount), stream);
        return 0;
    }

    /// <summary>Reads the first impressions back as records.</summary>
    public static AdImpression[] Read(CsvDataReader log, int count)
    {
        var impressions = new List<AdImpression>(count);
        while (impressions.Count < count && log.Read())
        {
            string? Text(string column) => log.GetOrdinal(column) is var i && log.IsDBNull(i) ? null : log.GetString(i);
            double? Number(string column) => log.GetOrdinal(column) is var i && log.IsDBNull(i) ? null : log.GetDouble(i);
            string[] List(string column) => Text(column)?.Split('|') ?? [];
            var visitor = new Visitor
            {
                Device = Enum.Parse<Device>(Text("Visitor.Device") ?? nameof(Device.Phone)),
                Age = (int?)Number("Visitor.Age"),
                Country = Text("Visitor.Country"),
                At = DateTimeOffset.Parse(Text("Visitor.At") ?? "1970-01-01Z", CultureInfo.InvariantCulture),
                UserId = Text("Visitor.UserId") ?? "",
                IsSubscriber = Number("Visitor.IsSubscriber") == 1,
            };
            var ad = new Ad
            {
                Brand = Text("Ad.Brand") ?? "",
                Category = Text("Ad.Category") ?? "",
                Price = (float)(Number("Ad.Price") ?? 0),
                Quality = (float?)Number("Ad.Quality"),
                AgeInDays = (int)(Number("Ad.AgeInDays") ?? 0),
                DiscountPercent = Number("Ad.DiscountPercent") ?? 0,
                Slot = (int)(Number("Ad.Slot") ?? 0),
                Tags = List("Ad.Tags"),
                TitleEmbedding = List("Ad.TitleEmbedding").Select(v => float.Parse(v, CultureInfo.InvariantCulture)).ToArray(),
                PriceInCents = (long)(Number("Ad.PriceInCents") ?? 0),
                CategoryCode = (int)(Number("Ad.CategoryCode") ?? 0),
                ShuffleKey = (float)(Number("Ad.ShuffleKey") ?? 0),
                TrackingCode = Text("Ad.TrackingCode") ?? "",
                Currency = Text("Ad.Currency") ?? "",
                LegacyScore = (float?)Number("Ad.LegacyScore"),
                DwellSeconds = (float)(Number("Ad.DwellSeconds") ?? 0),
            };
            impressions.Add(new AdImpression { Visitor = visitor, Ad = ad, Clicked = Number("Clicked") == 1, RequestId = (long)(Number("RequestId") ?? 0) });
        }
        return [.. impressions];
    }

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
