using System.Globalization;
using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>Draws fields of all kinds, independent of each other and of everything.</summary>
internal sealed class LatentSource(SeededRandom random, int rows, bool hasSchema)
{
    private const int Fine = 256;
    private static readonly string[] Laws = ["normal", "uniform", "exponential", "log-normal", "Cauchy", "zero-inflated"];

    /// <summary>A field of any kind.</summary>
    public Latent Any() => random.Next(hasSchema ? 10 : 7) switch
    {
        0 or 1 => Continuous(),
        2 => Integers(),
        3 => Flag(),
        4 => Category(2 + random.Next(30)),
        5 or 6 => Category((int)Math.Exp(Between(Math.Log(20), Math.Log(5000)))),
        7 => Date(),
        8 => List(),
        _ => Buckets(),
    };

    /// <summary>A number between two.</summary>
    public double Between(double low, double high) => low + (high - low) * random.NextUniform();

    /// <summary>Numbers with decimals, of several distributions.</summary>
    public Latent Continuous()
    {
        int form = random.Next(6), decimals = 2 + random.Next(4);
        double shift = random.Next(5) - 2, stretch = Math.Exp(Between(-1, 3));
        double missing = MissingShare();
        var places = new double[rows];
        var values = new int[rows];
        var cells = new long[rows];
        double unit = Math.Pow(10, decimals);
        for (int row = 0; row < rows; row++)
        {
            double place = random.NextUniform();
            if (form == 5 && place < 0.3) place = 0.15;
            bool isMissing = missing > 0 && random.NextUniform() < missing;
            (places[row], values[row]) = isMissing ? (double.NaN, -1) : (place, (int)(place * Fine));
            cells[row] = isMissing ? Cells.Missing : (long)Math.Round(unit * (shift + stretch * Quantile(form, place)));
        }

        return new Latent
        {
            Law = Laws[form],
            Values = values, Count = Fine, Places = places, IsContinuous = true, Cells = Cells.Numbers(cells, decimals),
            Manifest = Declared(FieldKind.Numeric, ScalarType.Double),
        };
    }

    /// <summary>Whole numbers, few or thousands, evenly or not.</summary>
    public Latent Integers(int most = 3000)
    {
        int count = (int)Math.Exp(Between(Math.Log(8), Math.Log(most)));
        int step = 1 + random.Next(3), first = random.Next(100);
        double[] shares = random.Next(2) == 0
            ? [.. Enumerable.Repeat(1.0, count)]
            : [.. Enumerable.Range(0, count).Select(value => Math.Exp(-4.0 * value / count))];
        int[] values = Draw(shares, MissingShare());
        return new Latent
        {
            Law = $"integer {count}", Values = values, Count = count, Places = PlacesOf(values, shares),
            Cells = Cells.Numbers(Array.ConvertAll(values, value => value < 0 ? Cells.Missing : first + step * value), 0),
            Manifest = Declared(FieldKind.Numeric, ScalarType.Integer),
        };
    }

    /// <summary>A truth value.</summary>
    public Latent Flag()
    {
        double share = Between(0.05, 0.6);
        return Coded("flag", Draw([1 - share, share], 0), ["false", "true"], Declared(FieldKind.Categorical, ScalarType.Boolean));
    }

    /// <summary>Texts whose frequencies fall by Zipf's law, or not at all.</summary>
    /// <param name="count">How many.</param>
    /// <param name="buckets">The hash buckets; as a rule more than texts.</param>
    public Latent Category(int count, int buckets = 0)
    {
        double exponent = random.Next(3) == 0 ? 0 : Between(0.4, 1.2);
        int[] values = Draw([.. Enumerable.Range(1, count).Select(rank => Math.Pow(rank, -exponent))], MissingShare());
        string prefix = "kmbst"[random.Next(5)].ToString();
        string[] texts = [.. Enumerable.Range(0, count).Select(value => $"{prefix}{value * 7919L % 100003:x}")];
        var manifest = buckets == 0 && count <= 40 && random.Next(2) == 0
            ? Declared(FieldKind.Categorical, ScalarType.String) with { Vocabulary = new(texts) }
            : Declared(FieldKind.Hashed, ScalarType.String) with { Buckets = buckets > 0 ? buckets : 2 * count + 8 };
        return Coded($"category {count} a={exponent:F1}", values, texts, manifest);
    }

    /// <summary>A date by its hour and day of the week.</summary>
    public Latent Date()
    {
        var times = new long[rows];
        var values = new int[rows];
        var start = new DateTime(2024, 1, 7);       // a Sunday
        for (int row = 0; row < rows; row++)
        {
            times[row] = random.Next(24 * 56);
            values[row] = (int)(times[row] % 168);
        }

        return new Latent
        {
            Law = "date", Values = values, Count = 168,
            Cells = Cells.Texts(times, Enumerable.Range(0, 24 * 56).Select(hour => start.AddHours(hour).AddMinutes(hour * 7 % 60)
                .ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture))),
            Manifest = Declared(FieldKind.Timestamp, ScalarType.DateTime) with { Parts = TimePart.HourOfDay | TimePart.DayOfWeek },
        };
    }

    /// <summary>Lists of up to three texts.</summary>
    public Latent List()
    {
        int count = 5 + random.Next(40);
        var lists = new Dictionary<int, int>();
        var cells = new long[rows];
        var values = new int[rows];
        var (pairs, rowOfPair) = (new List<int>(2 * rows), new List<int>(2 * rows));
        for (int row = 0; row < rows; row++)
        {
            int length = random.Next(4), first = random.Next(count), key = 0;
            // Different ones: steps of their own through a circle.
            for (int i = 0, value = first; i < length; i++, value = (value + 1 + random.Next((count - 1) / 3)) % count)
            {
                key = key * 64 + value + 1;
                pairs.Add(value);
                rowOfPair.Add(row);
            }

            if (length == 0) (key, cells[row]) = (0, Cells.Missing);
            else
            {
                if (!lists.TryGetValue(key, out int list)) lists.Add(key, list = lists.Count);
                cells[row] = list;
            }

            if (length == 0)
            {
                pairs.Add(-1);
                rowOfPair.Add(row);
            }

            values[row] = length == 0 ? -1 : first;
        }

        var texts = lists.Keys.Select(key => string.Join('|', Parts(key).Reverse().Select(value => $"t{value}")));
        return new Latent
        {
            Law = $"list of {count}", Values = values, Count = count, Cells = Cells.Texts(cells, texts), Pairs = [.. pairs],
            RowOfPair = [.. rowOfPair],
            Manifest = Declared(FieldKind.Hashed, ScalarType.String) with { Buckets = 4 * count, MaxValues = 3 },
        };

        static IEnumerable<int> Parts(int key)
        {
            for (; key > 0; key /= 64) yield return key % 64 - 1;
        }
    }

    /// <summary>Numbers by the interval they fall into.</summary>
    public Latent Buckets()
    {
        int count = 3 + random.Next(10);
        int[] values = Draw([.. Enumerable.Repeat(1.0, 10 * count)], MissingShare());
        return new Latent
        {
            Law = $"bucketized {count}", Values = Array.ConvertAll(values, value => value < 0 ? -1 : value / 10), Count = count,
            Places = Array.ConvertAll(values, value => value < 0 ? double.NaN : (value / 10 + 0.5) / count),
            Cells = Cells.Numbers(Array.ConvertAll(values, value => value < 0 ? Cells.Missing : value), 0),
            Manifest = Declared(FieldKind.Bucketized, ScalarType.Integer) with
            {
                Boundaries = new(Enumerable.Range(1, count - 1).Select(bucket => 10.0 * bucket)),
            },
        };
    }

    /// <summary>A different text in every row.</summary>
    public Latent Unique() => new()
    {
        Law = "unique", Values = new int[rows], Count = 1, IsContinuous = true,
        Cells = Cells.Texts(
            [.. Enumerable.Range(0, rows).Select(row => (long)row)],
            Enumerable.Range(0, rows).Select(row => $"u{row * 48271L % 99991 * 1000003 + row:x}")),
        Manifest = Declared(FieldKind.Hashed, ScalarType.String) with { Buckets = 1 << 20 },
    };

    /// <summary>The same in every row.</summary>
    public Latent Constant() =>
        Coded("constant", new int[rows], ["de"], Declared(FieldKind.Hashed, ScalarType.String) with { Buckets = 16 });

    /// <summary>Values by their shares; -1 with a given share.</summary>
    public int[] Draw(double[] shares, double missing)
    {
        var ends = new double[shares.Length];
        double sum = 0, total = shares.Sum();
        for (int value = 0; value < shares.Length; value++) ends[value] = (sum += shares[value]) / total;
        var guide = new int[1025];
        for (int i = 0, value = 0; i <= 1024; i++)
        {
            while (value < ends.Length - 1 && ends[value] < i / 1024.0) value++;
            guide[i] = value;
        }

        var values = new int[rows];
        foreach (ref int value in values.AsSpan())
        {
            double place = random.NextUniform();
            int found = guide[(int)(1024 * place)];
            while (found < ends.Length - 1 && ends[found] < place) found++;
            value = missing > 0 && random.NextUniform() < missing ? -1 : found;
        }

        return values;
    }

    /// <summary>A field of texts by value.</summary>
    public static Latent Coded(string law, int[] values, string[] texts, FieldManifest manifest) => new()
    {
        Law = law, Values = values, Count = texts.Length,
        Cells = Cells.Texts(Array.ConvertAll(values, value => value < 0 ? Cells.Missing : value), texts), Manifest = manifest,
    };

    /// <summary>A manifest without a name.</summary>
    public static FieldManifest Declared(FieldKind kind, ScalarType type) => new() { Name = "", Kind = kind, Type = type };

    private static double[] PlacesOf(int[] values, double[] shares)
    {
        double sum = 0, total = shares.Sum();
        double[] middles = Array.ConvertAll(shares, share => ((sum += share) - share / 2) / total);
        return Array.ConvertAll(values, value => value < 0 ? double.NaN : middles[value]);
    }

    private double MissingShare() => random.Next(3) == 0 ? Between(0.02, 0.4) : 0;

    private static double Quantile(int form, double place) => form switch
    {
        0 => NormalQuantile(place),
        1 => place,
        2 => -Math.Log(1 - place),
        3 => Math.Exp(1.5 * NormalQuantile(place)),
        4 => Math.Tan(Math.PI * (place - 0.5)),
        _ => place < 0.3 ? 0 : -3 * Math.Log((1 - place) / 0.7),
    };

    // Logistic instead of normal tails: all that matters is the order.
    private static double NormalQuantile(double place) => Math.Log(place / (1 - place)) / 1.702;
}
