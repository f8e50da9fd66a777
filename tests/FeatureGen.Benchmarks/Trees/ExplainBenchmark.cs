using FeatureGen.Benchmarks.Trees.Schemas;
using FeatureGen.Trees.Explain;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>The contributions to the score of one row: exact TreeSHAP of ours and of XGBoost.</summary>
internal static class ExplainBenchmark
{
    private const int RowCount = 20;
    private const int Width = GbdtFiles.FeatureCount + 1;
    private const double Tolerance = 1e-4;

    public static void Run()
    {
        float[] rows = GbdtFiles.Rows();
        var contestants = new List<Contestant>
        {
            new("TreeExplainer", [.. GbdtFiles.Names.Select(name => Explainer(name, rows))]),
            new("Explain(row), from the record", [.. GbdtFiles.Names.Select(name => WholeCall(name, rows))]),
        };
        if (XGBoostLibrary.IsInstalled)
            contestants.Add(new("XGBoost, pred_contribs", [.. GbdtFiles.Names.Select(name => Peer(name, rows))]));
        ContestTable.Print("us per explained row", ["(a)", "(b)"], contestants, 1e6 / RowCount);
    }

    private static Action Explainer(string name, float[] rows)
    {
        var explainer = new TreeExplainer(GbdtFiles.Read(name));
        double[] contributions = new double[Width];
        return () =>
        {
            for (int row = 0; row < RowCount; row++) explainer.Contributions(GbdtFiles.Row(rows, row), contributions);
        };
    }

    private static Action WholeCall(string name, float[] rows)
    {
        var model = Records.Bind<FlatRow>(GbdtFiles.Read(name));
        var records = Records.Make<FlatRow>(rows, RowCount);
        float[] contributions = new float[GbdtFiles.FeatureCount];
        return () =>
        {
            foreach (ref readonly var record in records.AsSpan()) model.Explain(in record, contributions);
        };
    }

    // The matrices lie ready: only the explaining is timed.
    private static Action Peer(string name, float[] rows)
    {
        var peer = new XGBoostModel(GbdtFiles.PathOf(name));
        nint[] matrices = [.. Enumerable.Range(0, RowCount).Select(row => new XGBoostRows(GbdtFiles.Row(rows, row), 1))
            .Select(XGBoostModel.Matrix)];
        float[] contributions = new float[Width];
        Check(name, rows, row =>
        {
            peer.Contributions(matrices[row], contributions);
            return contributions;
        });
        return () =>
        {
            foreach (nint matrix in matrices) peer.Contributions(matrix, contributions);
        };
    }

    private static void Check(string name, float[] rows, Func<int, float[]> peer)
    {
        var explainer = new TreeExplainer(GbdtFiles.Read(name));
        double[] ours = new double[Width];
        double largest = 0;
        for (int row = 0; row < RowCount; row++)
        {
            explainer.Contributions(GbdtFiles.Row(rows, row), ours);
            largest = Math.Max(largest, ours.Zip(peer(row), (our, their) => Math.Abs(our - their)).Max());
        }
        if (largest > Tolerance)
            Console.WriteLine(FormattableString.Invariant($"! ({name}) XGBoost's contributions differ from ours by up to {largest:G2}"));
    }
}
