using System.Text;
using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>A random table with known faults.</summary>
internal sealed class PlantedTable
{
    private const string Label = "label";
    private static readonly ProfileThresholds Thresholds = ProfileThresholds.Default;
    private static readonly string[] Letters = ["a", "b", "c", "d", "e"];
    private readonly SeededRandom _random;
    private readonly LatentSource _source;
    private readonly List<PlantedField> _fields = [];
    private readonly List<(PlantedField Field, double[] Effect, double[] Known)> _useful = [];
    private readonly double[] _margins;
    private readonly bool[] _labels;
    private readonly int _total;

    public PlantedTable(int seed)
    {
        Seed = seed;
        _random = new SeededRandom(seed * 1_000_003L);
        Rows = (int)(20_000 * Math.Pow(10, Math.Pow(_random.NextUniform(), 3)));
        HasSchema = _random.Next(4) != 0;
        SearchesInteractions = _random.Next(5) == 0;
        BaseRate = 0.02 * Math.Pow(25, _random.NextUniform());
        _total = 10 + _random.Next(31);
        _source = new LatentSource(_random, Rows, HasSchema);
        (_margins, _labels) = (new double[Rows], new bool[Rows]);
        PlantUseful();
        DrawLabels();
        PlantCopies();
        PlantFaults();
        while (_fields.Count < _total) PlantNoise();
        Judge();
    }

    public int Seed { get; }

    public int Rows { get; }

    public bool HasSchema { get; }

    public bool SearchesInteractions { get; }

    public double BaseRate { get; }

    /// <summary>The sum of the information of all fields.</summary>
    public double Total { get; private set; }

    public IReadOnlyList<PlantedField> Fields => _fields;

    /// <summary>Profiles the table.</summary>
    public ProfileFile Profile()
    {
        var options = new ProfileOptions { Interactions = SearchesInteractions ? 2 : 0 };
        using var reader = new CsvDataReader(new MemoryStream(Csv()), "planted.csv");
        return HasSchema
            ? SchemaProfiler.Profile(reader, Schema(), options)
            : SchemaProfiler.Profile(reader, Label, "planted", options);
    }

    private SchemaManifest Schema() => new()
    {
        Name = "Planted",
        Fields = new(_fields.Select(field => field.Latent.Manifest with { Name = field.Name })),
        Label = new LabelManifest { Name = Label, Type = ScalarType.Boolean },
    };

    private byte[] Csv()
    {
        int[] order = [.. Enumerable.Range(0, _fields.Count)];
        _random.Shuffle(order);
        var csv = new byte[Rows * (long)(_fields.Count + 1) * 12 + 10_000];
        int length = Encoding.UTF8.GetBytes(string.Join(',', order.Select(i => _fields[i].Name)) + $",{Label}\n", csv);
        var cells = order.Select(i => _fields[i].Latent.Cells).ToArray();
        for (int row = 0; row < Rows; row++)
        {
            if (csv.Length - length < 64 * cells.Length) Array.Resize(ref csv, csv.Length + csv.Length / 2);
            foreach (var column in cells)
            {
                length += column.Write(row, csv.AsSpan(length));
                csv[length++] = (byte)',';
            }

            csv[length++] = _labels[row] ? (byte)'1' : (byte)'0';
            csv[length++] = (byte)'\n';
        }

        return csv[..length];
    }

    private PlantedField Add(Latent latent, ProfileVerdict truth, string name, int group = 0)
    {
        var field = new PlantedField { Name = $"{name}{_fields.Count}", Latent = latent, Truth = truth, Group = group };
        _fields.Add(field);
        return field;
    }

    private void PlantUseful()
    {
        int count = 3 + _random.Next(1 + _total / 4);
        double variance = _source.Between(0.4, 3);
        Latent[] latents = [.. Enumerable.Range(0, count).Select(_ => _source.Any())];
        if (HasSchema && _random.Next(3) == 0) latents[0] = _source.Category(300 + _random.Next(500), buckets: 128);
        double[] weights = Array.ConvertAll(latents, _ => Math.Exp(_source.Between(Math.Log(0.006), 0)));
        var effects = latents.Select((latent, i) =>
        {
            double size = Math.Sqrt(variance * weights[i] / weights.Sum());
            return Array.ConvertAll(Signal.Of(latent, _random), effect => size * effect);
        }).ToArray();
        foreach (double[] effect in effects) AddTo(_margins, effect);
        if (_random.Next(2) == 0) AddTo(_margins, Together(effects[0], effects[1]));
        for (int i = 0; i < count; i++)
        {
            bool isCrowded = latents[i].Manifest is { Buckets: > 0 } manifest && manifest.Buckets < latents[i].Count;
            var field = Add(latents[i], isCrowded ? ProfileVerdict.FewBuckets : ProfileVerdict.Fine, "useful", group: i + 1);
            _useful.Add((field, effects[i], []));
        }

        if (SearchesInteractions) PlantPair();
    }

    /// <summary>What two fields add beside what each adds alone: it has no mean, whatever the value of one of them.</summary>
    private static double[] Together(double[] first, double[] second)
    {
        double scale = 0.5 / Math.Sqrt(first.Max(Math.Abs) * second.Max(Math.Abs));
        return [.. first.Zip(second, (one, other) => scale * one * other)];
    }

    /// <summary>Two fields that tell nothing alone, and much together.</summary>
    private void PlantPair()
    {
        double size = _source.Between(0.7, 1.2);
        int[] first = _source.Draw([1, 1], 0), second = _source.Draw([1, 1, 1, 1], 0);
        for (int row = 0; row < Rows; row++) _margins[row] += (first[row] + second[row]) % 2 == 0 ? size : -size;
        var manifest = LatentSource.Declared(FieldKind.Hashed, ScalarType.String) with { Buckets = 64 };
        Add(LatentSource.Coded("pair", first, ["a", "b"], manifest), ProfileVerdict.Fine, "pair");
        Add(LatentSource.Coded("pair", second, ["c", "d", "e", "f"], manifest), ProfileVerdict.Fine, "pair");
    }

    private void DrawLabels()
    {
        double low = -30, high = 30;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2, rate = 0;
            for (int row = 0; row < Rows; row += 7) rate += Population.Logistic(_margins[row] + middle);
            if (rate / ((Rows + 6) / 7) < BaseRate) low = middle;
            else high = middle;
        }

        foreach (ref double margin in _margins.AsSpan()) margin += low;
        for (int row = 0; row < Rows; row++) _labels[row] = _random.NextUniform() < Population.Logistic(_margins[row]);
        for (int i = 0; i < _useful.Count; i++)
        {
            double[] known = Population.Known(_margins, _useful[i].Effect);
            _useful[i] = (_useful[i].Field, _useful[i].Effect, known);
            _useful[i].Field.Information = Population.Information(_useful[i].Field.Latent, known);
        }
    }

    private void PlantCopies()
    {
        var derivation = new Derivation(_random);
        double most = _useful.Max(useful => useful.Field.Information);
        var originals = _useful.Where(useful => useful.Field.Latent.Pairs is null && useful.Field.Truth == ProfileVerdict.Fine
            && useful.Field.Information > most / 20).ToArray();
        for (int count = 1 + _random.Next(1 + _total / 6); originals.Length > 0 && count > 0; count--)
        {
            var (original, _, known) = originals[_random.Next(originals.Length)];
            var field = Add(derivation.Of(original.Latent), ProfileVerdict.Redundant, "copy", original.Group);
            field.Information = Population.Information(field.Latent, known);
        }
    }

    private void PlantFaults()
    {
        for (int i = _random.Next(2); i > 0; i--) Add(_source.Constant(), ProfileVerdict.Constant, "constant");
        for (int i = _random.Next(3); i > 0; i--) Add(Thinned(_source.Any()), ProfileVerdict.MostlyMissing, "missing");
        for (int i = _random.Next(3); i > 0; i--) Add(Leak(), ProfileVerdict.Leaking, "leak");
    }

    private Latent Thinned(Latent latent)
    {
        if (latent.Pairs is not null) latent = _source.Continuous();
        double share = _source.Between(0.002, 0.03);
        bool[] kept = [.. Enumerable.Range(0, Rows).Select(_ => _random.NextUniform() < share)];
        return latent with { Law = $"in {share:P1}, {latent.Law}", Cells = latent.Cells.Keeping(kept) };
    }

    private Latent Leak()
    {
        var text = LatentSource.Declared(FieldKind.Hashed, ScalarType.String) with { Buckets = 64 };
        int[] rows = [.. Enumerable.Range(0, Rows)];
        switch (_random.Next(4))
        {
            case 0:
                double errors = 0.001 * BaseRate;
                return LatentSource.Coded("leak: recoding", Array.ConvertAll(
                    rows, row => _random.NextUniform() < errors ? _random.Next(2) : _labels[row] ? 1 : 0), ["open", "shut"], text);
            case 1:
                double share = _source.Between(0.15, 0.9);
                return LatentSource.Coded("leak: present for one class", Array.ConvertAll(
                    rows, row => _labels[row] && _random.NextUniform() < share ? _random.Next(5) : -1), Letters, text);
            case 2:
                double without = _source.Between(0.15, 0.9);
                return LatentSource.Coded("leak: missing for one class", Array.ConvertAll(
                    rows, row => _labels[row] && _random.NextUniform() < without ? -1 : _random.Next(5)), Letters, text);
            default:
                return _source.Unique() with
                {
                    Law = "leak: known after", Manifest = LatentSource.Declared(FieldKind.Numeric, ScalarType.Double),
                    Cells = Cells.Numbers(Array.ConvertAll(rows, row => (long)(1000 * ((_labels[row] ? 5 : 0) + _random.NextNormal()))), 2),
                };
        }
    }

    private void PlantNoise()
    {
        var latent = _random.Next(12) == 0 ? _source.Unique() : _source.Any();
        Add(latent, ProfileVerdict.Unimportant, "noise");
    }

    /// <summary>Finds the fields of which no verdict can be said to be right.</summary>
    private void Judge()
    {
        Total = _fields.Sum(field => field.Information);
        foreach (var field in _fields)
        {
            field.Share = field.Information / Total;
            if (field.Truth == ProfileVerdict.Unimportant)
            {
                if (IsHidden(field, 0)) field.Undecided = "noise that few rows do not show to be noise";
            }
            else if (field.Information > 0 && field.Share < 2 * Thresholds.Importance) field.Undecided = "near or below the threshold";
            else if (field.Truth is ProfileVerdict.Fine or ProfileVerdict.FewBuckets && IsHidden(field, field.Information))
                field.Undecided = "useful that few rows do not show to be useful";
        }
    }

    /// <summary>Whether a field as good as ten times the threshold could be taken for noise, and this one is not far from it.</summary>
    private bool IsHidden(PlantedField field, double information)
    {
        double deviation = Power.NoiseDeviation(field.Latent, BaseRate);
        return 1.96 * deviation > 10 * Thresholds.Importance * Total && information < 4 * deviation;
    }

    private static void AddTo(double[] sums, double[] addends)
    {
        for (int i = 0; i < sums.Length; i++) sums[i] += addends[i];
    }
}
