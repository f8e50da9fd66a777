using FeatureGen.Generator;
using FeatureGen.Testing;
using FeatureGen.Testing.Generators;

namespace FeatureGen.Tool.Tests.Support;

/// <summary>A built assembly with schemas, as a user's build would write it, and a seeded log of one of them.</summary>
public sealed class AdAssembly : IDisposable
{
    private const string Source = """
        using FeatureGen;

        namespace Ads;

        public enum Device { Desktop, Phone, Tablet }

        [FeatureSchema]
        [Cross(nameof(Device), nameof(Age), Buckets = 64)]
        public readonly partial record struct Impression
        {
            [Context, Categorical] public required Device Device { get; init; }
            [Context, Bucketized(18, 30, 50)] public int? Age { get; init; }
            [Item, Hashed(Buckets = 64)] public string? Brand { get; init; }
            [Item, Numeric] public float? Price { get; init; }
            [Item, Hashed(Buckets = 32), MultiValued] public string[] Tags { get; init; }
            [Item, Numeric, Keep("asked for by the shop")] public float Noise { get; init; }
            [Label] public bool Clicked { get; init; }
            [Group] public long Request { get; init; }
        }

        [FeatureSchema]
        public readonly partial record struct Other
        {
            [Numeric] public float Price { get; init; }
            [Label] public bool Clicked { get; init; }
        }

        [FeatureSchema]
        public readonly partial record struct Shirt
        {
            [Categorical("blue", "red", "green")] public string? Color { get; init; }
            [Numeric] public float? Size { get; init; }
            [Numeric(Transform.Log1P)] public float Price { get; init; }
            [Label] public bool Sold { get; init; }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public AdAssembly()
    {
        var test = new CSharpSourceGeneratorTest<SchemaGenerator> { TestCode = Source };
        test.TestState.AdditionalReferences.Add(typeof(FeatureSchema).Assembly);
        test.TestState.AdditionalReferences.Add(typeof(Transform).Assembly);
        Path = _folder.File("Ads.dll");
        using var file = File.Create(Path);
        Assert.True(test.Run().Compilation.Emit(file).Success);
        Log = _folder.Write("log.csv", Rows(3000, seed: 1));
        Later = _folder.Write("later.csv", Rows(1000, seed: 2));
    }

    public string Path { get; }

    /// <summary>The selection of the schema that the logs are of.</summary>
    public string Schema => Path + ":Impression";

    public string Log { get; }

    public string Later { get; }

    public void Dispose() => _folder.Dispose();

    /// <summary>Requests of five candidates each.</summary>
    public static string Rows(int count, int seed)
    {
        var random = new Random(seed);
        var text = new System.Text.StringBuilder("Request,Device,Age,Brand,Price,Tags,Noise,Clicked\n");
        for (int i = 0; i < count; i++)
        {
            int device = random.Next(3), brand = random.Next(30);
            float price = MathF.Round(random.NextSingle() * 100, 2);
            bool special = random.Next(4) == 0;
            string age = random.Next(9) == 0 ? "" : FormattableString.Invariant($"{random.Next(10, 70)}");
            double margin = device - 1 + (brand % 7 == 0 ? 2 : 0) + (special ? 1.5 : 0) - price / 30;
            bool clicked = random.NextDouble() < 1 / (1 + Math.Exp(-margin));
            text.Append(FormattableString.Invariant(
                $"{i / 5},{(Device)device},{age},b{brand},{price},{(special ? "sale|" : "")}t{random.Next(9)},{random.Next(3)},{(clicked ? 1 : 0)}\n"));
        }
        return text.ToString();
    }

    private enum Device
    {
        Desktop,
        Phone,
        Tablet,
    }
}
