using System.Globalization;

namespace FeatureGen.Benchmarks.Profiles;

/// <summary>
/// A table of 50 columns and a label, in which it is known what tells about the label: 10 relevant columns, 10 made from them, 2 weak ones, a
/// pair that tells only together, and 26 of noise, of 1 to a million different values.
/// </summary>
internal sealed class PlantedTable
{
    private const double Intercept = -1;
    private readonly Random _random;
    private readonly int _rows;
    private readonly double[] _logits;
    private readonly List<(string Name, string Group, Action<TextWriter, int> Write)> _columns = [];

    private PlantedTable(int rows, int seed)
    {
        (_rows, _random, _logits) = (rows, new Random(seed), new double[rows]);
        Array.Fill(_logits, Intercept);
        int[] c2 = Relevant("c2", Uniform(2), 2, .6), c5 = Relevant("c5", Uniform(5), 5, .55), c10 = Relevant("c10", Uniform(10), 10, .55);
        int[] c50 = Relevant("c50", Uniform(50), 50, .55), c200 = Relevant("c200", Uniform(200), 200, .5);
        int[] c1000 = Relevant("c1000", Uniform(1000), 1000, .5);
        Relevant("zipf5000", Zipf(5000), 5000, .7);
        double[] line = Normal(), curve = Normal();
        int[] count = Draw(_ => Poisson(3));
        Add("rel_num_mono", "relevant", row => Math.Round(line[row], 2), row => .55 * line[row]);
        Add("rel_num_quad", "relevant", row => Math.Round(curve[row], 2), row => .4 * (curve[row] * curve[row] - 1));
        Add("rel_num_count", "relevant", row => count[row], row => .3 * (count[row] - 3));
        Categories("weak_c4", "weak", Uniform(4), 4, .12);
        Categories("weak_c30", "weak", Uniform(30), 30, .12);
        int[] a = Uniform(2), b = Uniform(2);
        Add("xor_a", "interaction", row => a[row], row => .9 * ((a[row] ^ b[row]) - .5) * 2);
        Add("xor_b", "interaction", row => b[row]);
        Redundant("c2_flip", row => 1 - c2[row]);
        Redundant("c10_half", row => c10[row] / 2);
        Redundant("c50_noise10", Blurred(c50, 50, .1));
        Redundant("c200_div10", row => c200[row] / 10);
        Redundant("c1000_noise30", Blurred(c1000, 1000, .3));
        Redundant("c5xc10", row => c5[row] * 10 + c10[row]);
        Redundant("mono_bin20", row => Math.Clamp((int)((line[row] + 3) / 6 * 20), 0, 19));
        Redundant("mono_affine", row => Math.Round(2 * line[row] + 1, 1));
        Redundant("quad_abs", row => Math.Round(Math.Abs(curve[row]), 2));
        int[] more = Uniform(3);
        Redundant("count_noise", row => count[row] + more[row]);
        AddNoise();
    }

    /// <summary>Writes <c>data.csv</c> and <c>truth.tsv</c> (name and group of each column) into a folder.</summary>
    public static void Write(string folder, int rows, int seed) => new PlantedTable(rows, seed).Write(folder);

    private void AddNoise()
    {
        foreach (int values in (ReadOnlySpan<int>)[2, 3, 5, 10, 25, 50, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000])
            Noise($"c{values}", Uniform(values));
        int[] ids = [.. Enumerable.Range(0, _rows)];
        _random.Shuffle(ids);
        Noise("id_unique", ids);
        foreach (int values in (ReadOnlySpan<int>)[100, 10_000, 100_000]) Noise($"zipf{values}", Zipf(values));
        double[] first = Normal(), second = Normal();
        Noise("gauss_2dp", row => Math.Round(first[row], 2));
        Noise("gauss_6dp", row => Math.Round(second[row], 6));
        double[] uniform = Draw(_ => Math.Round(_random.NextDouble(), 3));
        double[] exponential = Draw(_ => Math.Round(-Math.Log(1 - _random.NextDouble()), 4));
        Noise("unif_3dp", row => uniform[row]);
        Noise("exp_4dp", row => exponential[row]);
        Noise("rare1pm", Draw(_ => _random.NextDouble() < .001 ? 1 : 0));
        Noise("missing50_c40", Draw(_ => _random.NextDouble() < .5 ? double.NaN : _random.Next(40)));
        Noise("missing90_c2000", Draw(_ => _random.NextDouble() < .9 ? double.NaN : _random.Next(2000)));
        Noise("const", _ => 1);
    }

    private void Write(string folder)
    {
        var columns = _columns.ToArray();
        _random.Shuffle(columns);
        using (var truth = new StreamWriter(Path.Combine(folder, "truth.tsv")))
            foreach (var column in columns) truth.Write($"{column.Name}\t{column.Group}\n");
        using var data = new StreamWriter(Path.Combine(folder, "data.csv"));
        foreach (var column in columns) data.Write($"{column.Name},");
        data.Write("label\n");
        for (int row = 0; row < _rows; row++)
        {
            foreach (var column in columns)
            {
                column.Write(data, row);
                data.Write(',');
            }
            data.Write(_random.NextDouble() < 1 / (1 + Math.Exp(-_logits[row])) ? "1\n" : "0\n");
        }
    }

    private int[] Relevant(string name, int[] values, int count, double effect) => Categories($"rel_{name}", "relevant", values, count, effect);

    private void Redundant(string name, Func<int, double> valueOf) => Add($"red_{name}", "redundant", valueOf);

    private void Noise(string name, int[] values) => Noise(name, row => values[row]);

    private void Noise(string name, double[] values) => Noise(name, row => values[row]);

    private void Noise(string name, Func<int, double> valueOf) => Add($"noise_{name}", "noise", valueOf);

    /// <summary>Each value has an effect of its own, of mean 0 and a given deviation.</summary>
    private int[] Categories(string name, string group, int[] values, int count, double effect)
    {
        double[] effects = [.. Enumerable.Range(0, count).Select(_ => Gauss())];
        double mean = effects.Average(), deviation = Math.Sqrt(effects.Average(e => (e - mean) * (e - mean)));
        Add(name, group, row => values[row], row => (effects[values[row]] - mean) / deviation * effect);
        return values;
    }

    private void Add(string name, string group, Func<int, double> valueOf, Func<int, double>? effectOf = null)
    {
        for (int row = 0; row < _rows && effectOf is not null; row++) _logits[row] += effectOf(row);
        _columns.Add((name, group, (output, row) =>
        {
            Span<char> text = stackalloc char[32];
            double value = valueOf(row);
            if (!double.IsNaN(value) && value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture)) output.Write(text[..length]);
        }));
    }

    private Func<int, double> Blurred(int[] values, int count, double share)
    {
        int[] blurred = Draw(row => _random.NextDouble() < share ? _random.Next(count) : values[row]);
        return row => blurred[row];
    }

    private int[] Uniform(int count) => Draw(_ => _random.Next(count));

    private int[] Zipf(int count)
    {
        double[] sums = new double[count];
        for (int i = 0; i < count; i++) sums[i] = (i > 0 ? sums[i - 1] : 0) + Math.Pow(i + 1, -1.1);
        return Draw(_ =>
        {
            int place = Array.BinarySearch(sums, _random.NextDouble() * sums[^1]);
            return Math.Min(count - 1, place < 0 ? ~place : place);
        });
    }

    private double[] Normal() => Draw(_ => Gauss());

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private int Poisson(double mean)
    {
        int count = 0;
        for (double product = _random.NextDouble(), limit = Math.Exp(-mean); product > limit; product *= _random.NextDouble()) count++;
        return count;
    }

    private T[] Draw<T>(Func<int, T> draw)
    {
        var values = new T[_rows];
        for (int row = 0; row < _rows; row++) values[row] = draw(row);
        return values;
    }
}
