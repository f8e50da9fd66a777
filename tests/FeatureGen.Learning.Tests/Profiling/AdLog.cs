using System.Data;
using System.Globalization;
using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Tests.Profiling;

/// <summary>A seeded log with fields of every kind, some of which deserve a verdict.</summary>
internal static class AdLog
{
    private static readonly string[] Devices = ["Desktop", "Phone", "Tablet"];

    public static SchemaManifest Schema { get; } = new()
    {
        Name = "Ads.Impression",
        Fields = new([
            new FieldManifest { Name = "Device", Kind = FieldKind.Categorical, Type = ScalarType.Enum, Vocabulary = new(Devices),
                Codes = new([0L, 1L, 2L]) },
            new FieldManifest { Name = "Age", Kind = FieldKind.Bucketized, Type = ScalarType.Integer,
                Boundaries = new([18.0, 30.0, 50.0]) },
            new FieldManifest { Name = "At", Kind = FieldKind.Timestamp, Type = ScalarType.DateTimeOffset,
                Parts = TimePart.HourOfDay | TimePart.DayOfWeek },
            new FieldManifest { Name = "Brand", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 16 },
            new FieldManifest { Name = "Campaign", Kind = FieldKind.Hashed, Type = ScalarType.Integer, Buckets = 64 },
            new FieldManifest { Name = "Tags", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 64, MaxValues = 3 },
            new FieldManifest { Name = "Embedding", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 4 },
            new FieldManifest { Name = "Price", Kind = FieldKind.Numeric, Type = ScalarType.Single, Transform = Transform.Log1P },
            new FieldManifest { Name = "PriceCents", Kind = FieldKind.Numeric, Type = ScalarType.Integer },
            new FieldManifest { Name = "Noise", Kind = FieldKind.Numeric, Type = ScalarType.Double },
            new FieldManifest { Name = "Dwell", Kind = FieldKind.Numeric, Type = ScalarType.Single },
            new FieldManifest { Name = "Market", Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 8 },
            new FieldManifest { Name = "Rare", Kind = FieldKind.Numeric, Type = ScalarType.Single },
            new FieldManifest { Name = "Device*Age", Kind = FieldKind.Cross, CrossedFields = new(["Device", "Age"]), Buckets = 1024 },
            new FieldManifest { Name = "Brand*Device", Kind = FieldKind.Cross, CrossedFields = new(["Brand", "Device"]), Buckets = 32 },
        ]),
        Label = new LabelManifest { Name = "Clicked", Type = ScalarType.Boolean },
    };

    public static Row[] Make(int rows)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, rows).Select(_ => Draw(random))];
    }

    public static string Csv(IEnumerable<Row> rows, string? extra = null, Func<Row, string>? value = null) =>
        string.Join(",", Names()) + (extra is null ? "\n" : $",{extra}\n")
        + string.Concat(rows.Select(row => string.Join(",", Cells(row).Select(Text)) + (value is null ? "\n" : $",{value(row)}\n")));

    /// <summary>The rows as a provider with types of its own returns them.</summary>
    public static DataTable Table(IEnumerable<Row> rows)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (string name in Names()) table.Columns.Add(name, typeof(object));
        foreach (var row in rows) table.Rows.Add([.. Cells(row).Select(cell => cell ?? DBNull.Value)]);
        return table;
    }

    private static IEnumerable<string> Names() =>
        [.. Schema.Fields.Where(field => field.Kind != FieldKind.Cross).Select(field => field.Name), "Clicked"];

    private static IEnumerable<object?> Cells(Row row) =>
    [
        row.Device, row.Age, row.At, row.Brand.Length == 0 ? null : row.Brand, row.Campaign,
        row.Tags.Length == 0 ? null : string.Join("|", row.Tags),
        row.Embedding.Length == 0 ? null : string.Join(" ", row.Embedding.Select(x => x.ToString(CultureInfo.InvariantCulture))),
        row.Price, (int)MathF.Round(row.Price * 100), row.Noise, row.Clicked + .25f, "de", row.Rare, row.Clicked == 1,
    ];

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        bool truth => truth ? "1" : "0",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static Row Draw(Random random)
    {
        int device = random.Next(3);
        int? age = random.Next(10) == 0 ? null : random.Next(10, 80);
        string brand = random.Next(20) == 0 ? "" : $"brand{random.Next(40)}";
        string[] tags = [.. Enumerable.Range(0, random.Next(5)).Select(_ => $"t{random.Next(20)}")];
        float[] embedding = random.Next(10) == 0 ? [] : [.. Enumerable.Range(0, 4).Select(_ => MathF.Round(random.NextSingle(), 3))];
        float price = MathF.Round(1 + 100 * random.NextSingle(), 2);
        double margin = -.5 + device + (age > 40 ? 1 : 0) + (brand.EndsWith('7') ? 2 : 0) + (tags.Contains("t3") ? 2 : 0) - price / 40
            + (embedding.Length > 0 ? 3 * embedding[2] - 1.5 : 0);
        return new Row(
            Devices[device], age, new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(30 * 24 * 60)), brand,
            random.Next(30), tags,
            embedding, price, random.Next(3), random.Next(50) == 0 ? random.NextSingle() : null,
            random.NextDouble() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0);
    }

    public sealed record Row(
        string Device, int? Age, DateTimeOffset At, string Brand, int Campaign, string[] Tags, float[] Embedding, float Price, double Noise,
        float? Rare, int Clicked);
}
