using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FeatureGen.Testing;

namespace FeatureGen.Package.Tests;

/// <summary>Both packages, used as their users would: a new project, a log, the tool, the warnings in the build, the ranking.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="FeatureGen" Version="0.1.0" />
            <FeatureModel Remove="drafts/**" />
            <FeatureModel Include="trainers/gbdt.json" Schema="Shop.Deal" />
          </ItemGroup>
        </Project>
        """;

    private const string Schema = """
        using FeatureGen;

        namespace Shop;

        [FeatureSchema]
        public readonly partial record struct Product
        {
            [Categorical("red", "green", "blue")]
            public required string Color { get; init; }

            [Numeric(Transform.Log1P)]
            public float Price { get; init; }

            [Numeric]
            public float Noise { get; init; }

            [Label]
            public bool Bought { get; init; }
        }

        [FeatureSchema]
        public readonly partial record struct Offer([property: Numeric] float Cost, [property: Numeric] float Rating);

        [FeatureSchema]
        public readonly partial record struct Deal([property: Numeric] float Cost);
        """;

    // The offers rank by a LightGBM model that is named after their schema, the deals by an XGBoost model whose item names theirs.
    private const string ProgramBefore = """
        using FeatureGen;
        using Shop;

        Offer[] offers = [new(1, 2), new(0, 1), new(0, 2)];
        var top = new Ranked[3];
        Offer.Rank(offers, top);
        Console.WriteLine(FormattableString.Invariant($"offers {string.Join(' ', top.Select(ranked => $"{ranked.Index}:{ranked.Score * 10}"))}"));
        Console.WriteLine(FormattableString.Invariant($"deals {Deal.Score(new Deal(-1)) * 10} {Deal.Score(new Deal(float.NaN)) * 10}"));
        """;

    private const string ProgramAfter = """
        using FeatureGen;
        using Shop;

        Product[] products = [new() { Color = "red", Price = 90 }, new() { Color = "green", Price = 10 }, new() { Color = "blue", Price = 50 }];
        var top = new Ranked[2];
        int found = Product.Rank(products, top);
        Console.WriteLine($"best of {found}: {products[top[0].Index].Color}");
        """;

    private const string Configuration = """
        <configuration>
          <packageSources><clear /><add key="packed" value="packages" /></packageSources>
        </configuration>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PackedLibraryAndToolCloseTheLoop()
    {
        Pack("FeatureGen");
        Pack("FeatureGen.Tool");
        _folder.Write("nuget.config", Configuration);
        _folder.Write("Shop/Shop.csproj", Project);
        _folder.Write("Shop/Product.cs", Schema);
        _folder.Write("Shop/Program.cs", ProgramBefore);
        _folder.Write("Shop/drafts/Product.model.json", "not a model yet, and not of the project");
        _folder.Write("Shop/Offer.model.txt", TreeTexts.LightGbm(["Cost", "Rating"]));
        _folder.Write("Shop/trainers/gbdt.json", TreeTexts.XGBoost("Cost"));
        _folder.Write("log.csv", Log(60_000));
        Dotnet("tool", "install", "FeatureGen.Tool", "--version", "0.1.0", "--tool-path", "tools");

        var clean = Dotnet("build", "Shop", "-c", "Release");
        Assert.Contains("0 Warning(s)", clean, StringComparison.Ordinal);
        var scores = Dotnet("run", "--project", "Shop", "-c", "Release", "--no-build");
        Assert.Contains("offers 1:20 2:15 0:10", scores, StringComparison.Ordinal);
        Assert.Contains("deals 10 5", scores, StringComparison.Ordinal);

        CheckFirstBuild();
        Tool("profile", "--data", "log.csv", "--schema", "Shop/bin/Release/net10.0/Shop.dll:Shop.Product", "--out", "Shop/Product.profile.json");
        Tool("train", "--data", "log.csv", "--schema", "Shop/bin/Release/net10.0/Shop.dll:Shop.Product", "--kind", "linear", "--out", "Shop/Product.model.json");
        var warned = Dotnet("build", "Shop", "-c", "Release");
        var warnings = warned.Split('\n').Where(line => line.Contains("warning FG", StringComparison.Ordinal)).Distinct().ToList();
        Assert.All(warnings, line => Assert.Contains("'Noise'", line, StringComparison.Ordinal));
        Assert.Contains(warnings, line => line.Contains("Product.cs(15,18): warning FG1002", StringComparison.Ordinal));
        var quiet = Dotnet("build", "Shop", "-c", "Release", "-p:FeatureGenSeverities=quiet");
        Assert.Contains("0 Warning(s)", quiet, StringComparison.Ordinal);
        var unknown = Fails("build", "Shop", "-c", "Release", "-p:FeatureGenSeverities=loud");
        Assert.Contains("FeatureGenSeverities is 'loud'; possible are 'strict', 'quiet'", unknown, StringComparison.Ordinal);
        Assert.Contains("best of 2: green", Dotnet("run", "--project", "Shop", "-c", "Release", "--no-build"), StringComparison.Ordinal);
    }

    // Code that ranks is written before there is a model: it builds, so that there is something to train on, and each call says what is missing.
    private void CheckFirstBuild()
    {
        string page = File.ReadAllText(Path.Combine(CommandLine.Repository, "src/FeatureGen.Analyzers/rules/FG2009.md"));
        var example = Regex.Match(page, @"^```csharp\n([^`]*)^```\s*^```text\n([^`]*)^```", RegexOptions.Multiline);
        _folder.Write("Shop/Program.cs", ProgramAfter);
        _folder.Write("Shop/Listing.cs", example.Groups[1].Value);
        var output = Dotnet("build", "Shop", "-c", "Release");
        Assert.Contains(example.Groups[2].Value.TrimEnd(), output, StringComparison.Ordinal);
        Assert.Contains("Program.cs(6,13): warning FG2009: 'Product' has no model in this project, so 'Product.Rank' throws", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split('\n').Where(line => line.Contains("FG2009", StringComparison.Ordinal)).Distinct().Count());
        var strict = Fails("build", "Shop", "-c", "Release", "-p:FeatureGenSeverities=strict");
        Assert.Contains("Program.cs(6,13): error FG2009", strict, StringComparison.Ordinal);
        File.Delete(_folder.File("Shop/Listing.cs"));
    }

    private void Pack(string name) => CommandLine.Run(
        CommandLine.Repository, "dotnet", ["pack", $"src/{name}", "-c", CommandLine.Configuration, "--no-build", "-o", Path.Combine(_folder.Path, "packages")]);

    // Packages are restored into the folder itself: the user's own cache may hold an older build of the same version.
    private string Dotnet(params string[] arguments) => CommandLine.Run(_folder.Path, "dotnet", arguments, Path.Combine(_folder.Path, "restored"));

    private string Fails(params string[] arguments) =>
        CommandLine.Run(_folder.Path, "dotnet", arguments, Path.Combine(_folder.Path, "restored"), expectedExitCode: 1);

    private void Tool(params string[] arguments) => CommandLine.Run(_folder.Path, Path.Combine(_folder.Path, "tools", "featuregen"), arguments);

    // Green and cheap sells; the noise says nothing.
    private static string Log(int rows)
    {
        var random = new Random(5);
        string[] colors = ["red", "green", "blue"];
        var text = new StringBuilder("Color,Price,Noise,Bought\n");
        for (int i = 0; i < rows; i++)
        {
            int color = random.Next(3);
            double price = Math.Exp(1 + random.NextDouble() * 4), logit = (color == 1 ? 1.5 : -0.5) - 0.8 * (Math.Log(price) - 3);
            bool bought = random.NextDouble() < 1 / (1 + Math.Exp(-logit));
            text.Append(CultureInfo.InvariantCulture, $"{colors[color]},{price:F2},{random.NextDouble():F3},{(bought ? 1 : 0)}\n");
        }
        return text.ToString();
    }
}
