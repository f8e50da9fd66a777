namespace AdRanking;

/// <summary>Makes impressions whose clicks follow a known rule, so that what is found can be checked against what was planted.</summary>
public sealed class ImpressionLog
{
    private const int AdsPerRequest = 10;
    private const int UserCount = 4_000;
    private const int BrandCount = 400;
    private const int TagCount = 60;

    private static readonly string[] s_categories = ["Travel", "Fashion", "Games", "Food", "Finance", "Garden"];
    private static readonly string[] s_countries = ["DE", "FR", "IT", "ES", "PL", "NL"];
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly double[] _userEffect, _brandEffect, _tagEffect, _hourEffect, _countryEffect;
    private readonly double[,] _deviceCategoryEffect, _ageCategoryEffect;
    private readonly float[] _embeddingEffect;

    /// <summary>A log that is the same for the same seed.</summary>
    public ImpressionLog(int seed)
    {
        _random = new Random(seed);
        _userEffect = Effects(UserCount, 0.6);
        _brandEffect = Effects(BrandCount, 0.5);
        _tagEffect = Effects(TagCount, 0.4);
        _hourEffect = Effects(24, 0.35);
        _countryEffect = Effects(s_countries.Length, 0.3);
        _deviceCategoryEffect = Effects(4, s_categories.Length, 0.5);
        _ageCategoryEffect = Effects(7, s_categories.Length, 0.5);
        _embeddingEffect = [.. Effects(8, 0.25).Select(e => (float)e)];
    }

    /// <summary>Makes impressions, ten a request.</summary>
    public IEnumerable<AdImpression> Impressions(int count)
    {
        Visitor visitor = null!;
        double visitorEffect = 0;
        for (int i = 0; i < count; i++)
        {
            if (i % AdsPerRequest == 0) (visitor, visitorEffect) = NextVisitor(i / AdsPerRequest);
            yield return NextImpression(visitor, visitorEffect, i / AdsPerRequest);
        }
    }

    private (Visitor Visitor, double Effect) NextVisitor(int request)
    {
        int user = _random.Next(UserCount), country = _random.Next(s_countries.Length);
        var at = s_start.AddMinutes(request * 0.5);
        var visitor = new Visitor
        {
            Device = (Device)_random.Next(4),
            Age = _random.NextDouble() < 0.15 ? null : 14 + _random.Next(70),
            Country = _random.NextDouble() < 0.05 ? null : s_countries[country],
            At = at,
            UserId = "u" + user,
            IsSubscriber = _random.NextDouble() < 0.3,
        };
        double effect = _userEffect[user] + _hourEffect[at.Hour] + (visitor.Country is null ? 0 : _countryEffect[country]) + (visitor.IsSubscriber ? 0.4 : -0.2);
        return (visitor, effect);
    }

    private AdImpression NextImpression(Visitor visitor, double visitorEffect, long request)
    {
        int brand = (int)(BrandCount * Math.Pow(_random.NextDouble(), 2)), category = _random.Next(s_categories.Length);
        float price = MathF.Round((float)Math.Exp(1 + 1.2 * Normal()), 2);
        float? quality = _random.NextDouble() < 0.1 ? null : MathF.Round((float)Normal(), 3);
        int ageInDays = (int)(-20 * Math.Log(1 - _random.NextDouble()));
        double discount = Math.Round(90 * Math.Pow(_random.NextDouble(), 3), 1);
        int slot = 1 + _random.Next(5);
        var tags = Enumerable.Range(0, _random.Next(5)).Select(_ => _random.Next(TagCount)).Distinct().ToArray();
        var embedding = Enumerable.Range(0, 8).Select(_ => MathF.Round((float)Normal(), 3)).ToArray();

        double logit = -2.4 + visitorEffect + _brandEffect[brand] + 0.35 * (slot == 1 ? 1.5 : slot == 2 ? 0.5 : -0.5)
            + 0.6 * (quality ?? -0.5) - 0.35 * Math.Log(1 + price) + 0.015 * Math.Min(discount, 80) - 0.02 * Math.Min(ageInDays, 90)
            + tags.Sum(t => _tagEffect[t]) + embedding.Zip(_embeddingEffect, (x, w) => x * w).Sum()
            + _deviceCategoryEffect[(int)visitor.Device, category] + _ageCategoryEffect[AgeGroup(visitor.Age), category];
        bool clicked = _random.NextDouble() < 1 / (1 + Math.Exp(-logit));

        var ad = new Ad
        {
            Brand = "brand-" + brand,
            Category = s_categories[category],
            Price = price,
            Quality = quality,
            AgeInDays = ageInDays,
            DiscountPercent = discount,
            Slot = slot,
            Tags = [.. tags.Select(t => "tag" + t)],
            TitleEmbedding = embedding,
            PriceInCents = (long)Math.Round(price * 100.0),
            CategoryCode = 1 + (category * 5 + 3) % 6,
            ShuffleKey = MathF.Round(_random.NextSingle(), 4),
            TrackingCode = "t" + _random.Next(3000),
            Currency = "EUR",
            LegacyScore = _random.NextDouble() < 0.01 ? MathF.Round(_random.NextSingle(), 2) : null,
            DwellSeconds = clicked && _random.NextDouble() < 0.95 ? MathF.Round(3 + 60 * _random.NextSingle(), 1) : 0,
        };
        return new AdImpression { Visitor = visitor, Ad = ad, Clicked = clicked, RequestId = request };
    }

    private static int AgeGroup(int? age) => age switch { null => 0, < 18 => 1, < 25 => 2, < 35 => 3, < 50 => 4, < 65 => 5, _ => 6 };

    private double[] Effects(int count, double deviation) => [.. Enumerable.Range(0, count).Select(_ => deviation * Normal())];

    private double[,] Effects(int rows, int columns, double deviation)
    {
        var effects = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) effects[i, j] = deviation * Normal();
        return effects;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
