using FeatureGen.Formats.Trees;
using FeatureGen.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>Rows of floats, one at a time and 1,000 in a call: the plain node walk, every width of the kernels and, where there is a model of its
/// own, XGBoost.</summary>
internal static class RowBenchmark
{
    private const int RowCount = GbdtFiles.RowCount;

    public static void Run()
    {
        foreach (string name in GbdtFiles.Names) Compare($"({name})", GbdtFiles.Read(name), GbdtFiles.Rows(), GbdtFiles.PathOf(name));
        var categorical = new CategoricalEnsemble(RowCount);
        Compare("(categorical)", categorical.Model, categorical.Rows, file: null);
    }

    private static void Compare(string name, TreeEnsemble model, float[] rows, string? file)
    {
        float[] columns = Columns(rows, model.Features.Count);
        float[] expected = new float[RowCount];
        var contestants = new List<Contestant> { Walk(model, rows, expected) };
        foreach (var width in Enum.GetValues<KernelWidth>().Where(width => width <= KernelWidths.Best).Reverse())
            contestants.Add(Kernel(model, width, rows, columns, expected));
        if (file is null || !XGBoostLibrary.IsInstalled)
        {
            Print(name, contestants);
            return;
        }
        using var peer = new XGBoostModel(file);
        contestants.Add(Peer(peer, rows, expected));
        Print(name, contestants);
    }

    private static void Print(string name, List<Contestant> contestants) =>
        ContestTable.Print($"{name} ns per row, in a call", ["1", "1,000"], contestants, 1e9 / RowCount);

    private static Contestant Walk(TreeEnsemble model, float[] rows, float[] margins)
    {
        var walker = new TreeWalker<float>(model);
        int features = model.Features.Count;
        Score();
        return new("plain walk", Score, Score);

        void Score()
        {
            for (int row = 0; row < RowCount; row++) walker.Score(rows.AsSpan(row * features, features), margins.AsSpan(row, 1));
        }
    }

    private static Contestant Kernel(TreeEnsemble model, KernelWidth width, float[] rows, float[] columns, float[] expected)
    {
        var kernel = EnsembleKernel.Create(model, width);
        float[] margins = new float[RowCount];
        int features = model.Features.Count;
        return Checked(new($"kernels, {width}", Single, Batch), margins, expected);

        void Single()
        {
            for (int row = 0; row < RowCount; row++)
                kernel.Score(new FeatureTile(rows.AsSpan(row * features, features), features, 1), margins.AsSpan(row, 1));
        }

        void Batch() => kernel.Score(new FeatureTile(columns, features, RowCount), margins);
    }

    private static Contestant Peer(XGBoostModel peer, float[] rows, float[] expected)
    {
        XGBoostRows[] singles = [.. Enumerable.Range(0, RowCount).Select(row => new XGBoostRows(GbdtFiles.Row(rows, row), 1))];
        var all = new XGBoostRows(rows, RowCount);
        float[] margins = new float[RowCount];
        return Checked(new($"XGBoost {XGBoostLibrary.Version}, in-place", Single, () => peer.Margins(all, margins)), margins, expected);

        void Single()
        {
            for (int row = 0; row < RowCount; row++) peer.Margins(singles[row], margins.AsSpan(row, 1));
        }
    }

    // Every run must give the bits of the plain walk.
    private static Contestant Checked(Contestant contestant, float[] margins, float[] expected)
    {
        foreach (var run in contestant.Runs)
        {
            margins.AsSpan().Fill(float.NaN);
            run();
            int differences = Enumerable.Range(0, RowCount).Count(row => Bits(margins[row]) != Bits(expected[row]));
            if (differences > 0) ContestTable.ReportDifference(contestant.Name, differences, RowCount);
        }
        return contestant;
    }

    private static float[] Columns(float[] rows, int features) =>
        [.. Enumerable.Range(0, rows.Length).Select(i => rows[i % RowCount * features + i / RowCount])];

    private static int Bits(float margin) => BitConverter.SingleToInt32Bits(margin);
}
