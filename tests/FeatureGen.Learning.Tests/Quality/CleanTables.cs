using System.Globalization;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Quality;

/// <summary>Random tables with nothing wrong, of columns that are easily suspected.</summary>
internal static class CleanTables
{
    public static string Make(int seed)
    {
        var random = new SeededRandom(seed);
        var makers = Makers(random);
        var table = new TableText();
        for (int column = 0; column < 14; column++)
        {
            var (name, make) = makers[random.Next(makers.Length)];
            table.Add($"{name}{column}", make());
        }
        int rows = 200 + random.Next(4000);
        return table.Write(rows);
    }

    private static (string Name, Func<Func<int, string>> Make)[] Makers(SeededRandom random) =>
    [
        ("normal", () => _ => Text(5 * random.NextNormal())),
        ("rounded", () => { int mean = random.Next(5); return _ => $"{Math.Round(mean + 2 * random.NextNormal()) + 0.0:0}"; }),
        ("price", () => _ => Text(Math.Exp(3 + random.NextNormal()), "F2")),
        ("heavy", () => _ => $"{Math.Floor(Math.Pow(random.NextUniform(), -1.2)):0}"),
        ("count", () => { double mean = 3 * random.NextUniform(); return _ => $"{Poisson(random, mean)}"; }),
        ("inflated", () => _ => random.Next(4) > 0 ? "0" : Text(Math.Exp(2 + random.NextNormal()), "F2")),
        ("sum", () => _ => random.Next(3) > 0 ? "0" : $"{20 + (int)(80 * -Math.Log(random.NextUniform()))}"),
        ("whole", () => { int most = 100 + random.Next(20_000); return _ => $"{random.Next(most)}"; }),
        ("zipf", () => { int factor = 1 + random.Next(900); return _ => $"{factor * (1 + (int)(1000 * Math.Pow(random.NextUniform(), 3))) % 1009}"; }),
        ("word", () => _ => ((string[])["red", "Green", "BLUE", "dark blue", "noon"])[random.Next(5)]),
        ("code", () => _ => ((string[])["NA", "US", "DE", "FR", "IT"])[random.Next(5)]),
        ("hex", () => _ => $"{random.Next(1 << 24):x6}"),
        ("base", () => _ => new string([.. Enumerable.Range(0, 4).Select(_ => "aAbBcC1234"[random.Next(10)])])),
        ("sorted", () => row => $"{row}"),
        ("mixed", () => row => row % 2 == 0 ? $"{random.Next(500)}" : $"A{random.Next(500)}"),
        ("ordered", () => row => row < 100 ? $"{1000 + row}" : $"A{10_000 + row}"),
        ("at", () => row => new DateTime(2020, 1, 1).AddMinutes(17 * row).ToString("s", CultureInfo.InvariantCulture)),
        ("day", () => _ => new DateTime(1960, 1, 1).AddDays(random.Next(9000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("slashed", () => _ => new DateTime(2020, 1, 1).AddDays(random.Next(900)).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)),
        ("flag", () => _ => random.Next(2) == 0 ? "true" : "false"),
        ("sign", () => _ => $"{random.Next(3) - 1}"),
        ("sparse", () => _ => random.Next(5) > 0 ? "" : Text(random.NextNormal())),
        ("growth", () => { double rate = 4.6 / (1000 + random.Next(2000)); return row => Text(Math.Exp(rate * row) * (1 + random.NextUniform() / 9)); }),
        ("walk", () => { double at = 50; return _ => Text(at = Math.Max(1, at + random.NextNormal())); }),
        ("steps", () => row => $"{100 * (row / 500)}"),
    ];

    private static int Poisson(SeededRandom random, double mean)
    {
        int count = 0;
        for (double product = random.NextUniform(), limit = Math.Exp(-mean); product > limit; product *= random.NextUniform()) count++;
        return count;
    }

    private static string Text(double number, string format = "F4") => number.ToString(format, CultureInfo.InvariantCulture);
}
