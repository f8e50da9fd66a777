using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>Makes of a field another that tells the same, or nearly, or less.</summary>
internal sealed class Derivation(SeededRandom random)
{
    private static readonly (int Factor, int Decimals)[] Units = [(254, 2), (100, 0), (3, 1), (1609, 3)];

    /// <summary>Another field in one of the ways that suit the original.</summary>
    public Latent Of(Latent original) => random.Next(5) switch
    {
        0 => Copy(original),
        1 => NearCopy(original),
        2 when original.Places is not null => Monotone(original),
        3 when !original.IsContinuous && original.Law != "date" => Recoding(original),
        4 when original.Count > 4 => Coarser(original),
        _ when original.Cells.AreNumbers => UnitChange(original),
        _ => NearCopy(original),
    };

    private static Latent Copy(Latent original) => With(original, "copy", original.Values, original.Places, original.Cells);

    private Latent NearCopy(Latent original)
    {
        double share = 0.001 + 0.009 * random.NextUniform();
        int[] rows = [.. Enumerable.Range(0, original.Values.Length)];
        foreach (ref int row in rows.AsSpan())
            if (random.NextUniform() < share) row = random.Next(rows.Length);
        return With(original, $"copy with {share:P1} noise", Array.ConvertAll(rows, row => original.Values[row]),
            original.Places is { } places ? Array.ConvertAll(rows, row => places[row]) : null, original.Cells.Taking(rows));
    }

    private Latent UnitChange(Latent original)
    {
        var (factor, decimals) = Units[random.Next(Units.Length)];
        if (original.Manifest.Kind == FieldKind.Bucketized) return Copy(original);
        return With(original, "unit change", original.Values, original.Places, original.Cells.Times(factor, decimals)) with
        {
            Manifest = LatentSource.Declared(FieldKind.Numeric, ScalarType.Double),
        };
    }

    private Latent Monotone(Latent original)
    {
        int form = random.Next(3), sign = 2 * random.Next(2) - 1;
        long[] cells = Array.ConvertAll(original.Places!, place =>
            double.IsNaN(place) ? Cells.Missing : sign * (long)Math.Round(1e6 * Bent(place, form)));
        return With(original, "monotone function", original.Values, original.Places, Cells.Numbers(cells, 5)) with
        {
            Manifest = LatentSource.Declared(FieldKind.Numeric, ScalarType.Double),
        };
    }

    private static double Bent(double place, int form) => form switch
    {
        0 => Math.Exp(3 * place),
        1 => Math.Sqrt(place),
        _ => Math.Log(place / (1 - place)),
    };

    private Latent Recoding(Latent original)
    {
        int[] names = [.. Enumerable.Range(0, original.Count)];
        random.Shuffle(names);
        bool isNumber = random.Next(2) == 0;
        return With(original, isNumber ? "recoding as number" : "recoding", original.Values, null, isNumber
            ? Cells.Numbers(Array.ConvertAll(original.Values, value => value < 0 ? Cells.Missing : 10 + names[value]), 0)
            : Cells.Texts(
                Array.ConvertAll(original.Values, value => value < 0 ? Cells.Missing : value), names.Select(name => $"x{name}"))) with
        {
            Manifest = isNumber
                ? LatentSource.Declared(FieldKind.Numeric, ScalarType.Integer)
                : LatentSource.Declared(FieldKind.Hashed, ScalarType.String) with { Buckets = 2 * original.Count + 8 },
        };
    }

    private Latent Coarser(Latent original)
    {
        int parts = 2 + random.Next(Math.Min(12, original.Count / 2 - 1));
        int[] places = [.. Enumerable.Range(0, original.Count)];
        if (original.Places is null) random.Shuffle(places);
        int[] values = Array.ConvertAll(original.Values, value => value < 0 ? -1
            : original.Law == "date" ? value % 24 : (int)((long)places[value] * parts / original.Count));
        int count = original.Law == "date" ? 24 : parts;
        return LatentSource.Coded($"coarser ({count}) {original.Law}", values, [.. Enumerable.Range(0, count).Select(value => $"g{value}")],
            LatentSource.Declared(FieldKind.Hashed, ScalarType.String) with { Buckets = 64 });
    }

    private static Latent With(Latent original, string law, int[] values, double[]? places, Cells cells) => new()
    {
        Law = $"{law} of {original.Law}", Values = values, Count = original.Count, Places = places, IsContinuous = original.IsContinuous,
        Cells = cells, Manifest = original.Manifest,
    };
}
