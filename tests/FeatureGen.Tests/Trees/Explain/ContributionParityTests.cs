using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Binding;
using FeatureGen.Scoring;
using FeatureGen.Testing;
using FeatureGen.Trees;
using FeatureGen.Trees.Explain;
using Xunit.Abstractions;

namespace FeatureGen.Tests.Trees.Explain;

/// <summary>Contributions are those of the libraries that trained the models.</summary>
public sealed class ContributionParityTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-4;

    // Every reference model but the one with linear leaves, of which its library says none.
    private const int CasesWithContributions = 22;

    // Of those the ones with one output and no categories.
    private const int NumericCases = 17;

    [SharedFact(ParityCase.Folder)]
    public void Contributions_of_all_reference_models_agree()
    {
        var report = new StringBuilder();
        int cases = 0;
        foreach (var reference in ParityCase.All())
        {
            string path = Path.Combine(Path.GetDirectoryName(reference.ModelPath)!, "contributions.csv");
            if (!File.Exists(path)) continue;
            var (value, sum) = Compare(reference, File.ReadAllLines(path));
            report.AppendLine(FormattableString.Invariant($"{reference.Name}: contribution {value:G3}, sum {sum:G3}"));
            cases++;
        }
        output.WriteLine(report.ToString());
        Assert.Equal(CasesWithContributions, cases);
    }

    [SharedFact(ParityCase.Folder)]
    public void Fields_contribute_what_the_library_says()
    {
        int cases = 0;
        foreach (var reference in ParityCase.All())
        {
            string path = Path.Combine(Path.GetDirectoryName(reference.ModelPath)!, "contributions.csv");
            bool isNumeric = reference.Model.Features.All(feature => !feature.IsCategorical && feature.Categories.Count == 0);
            if (!File.Exists(path) || !isNumeric || reference.Model.OutputCount > 1) continue;
            var schema = new SchemaManifest { Name = "S", Fields = new([.. reference.Model.Features.Select(Field)]) };
            var scorer = ModelScorer.Create(TreeBinder.Bind(reference.Model, schema), new FeatureSchema(schema));
            string[] lines = File.ReadAllLines(path);
            var contributions = new float[schema.Fields.Count];
            for (int row = 0; row < lines.Length; row++)
            {
                double[] expected = [.. lines[row].Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
                scorer.Explain(reference.Rows[row], contributions);
                for (int i = 0; i < contributions.Length; i++)
                    Check(contributions[i], expected[i], $"{reference.Name}, row {row}, column {i}");
                Check(scorer.Bias, expected[^1], $"{reference.Name}, row {row}, bias");
            }
            cases++;
        }
        Assert.Equal(NumericCases, cases);

        static FieldManifest Field(TreeFeature feature) =>
            new() { Name = feature.Name, Kind = FieldKind.Numeric, Type = ScalarType.Single };
    }

    [SharedFact("models/gbdt")]
    public void Contributions_of_larger_models_add_up_to_the_margin()
    {
        foreach (string model in new[] { "a", "b" })
        {
            string path = SharedFolder.File($"models/gbdt/{model}.json");
            var explainer = new TreeExplainer(TreeModelReader.Read(File.ReadAllText(path), path));
            float[] rows = Floats("test1000nan.f32"), margins = Floats($"marginnan_{model}.f32");
            var contributions = new double[explainer.ContributionCount];
            for (int row = 0; row < margins.Length; row += 10)
            {
                explainer.Contributions(rows.AsSpan(row * 28, 28), contributions);
                Assert.True(Deviation(contributions.Sum(), margins[row]) < 1e-5, $"{model}, row {row}: {contributions.Sum()}");
            }
        }
    }

    private static (double Value, double Sum) Compare(ParityCase reference, string[] lines)
    {
        var (explainer, walk) = (new TreeExplainer(reference.Model), new PlainWalk(reference.Model));
        var contributions = new double[explainer.ContributionCount];
        int width = contributions.Length / reference.Model.OutputCount;
        double worstValue = 0, worstSum = 0;
        for (int row = 0; row < lines.Length; row++)
        {
            double[] expected = [.. lines[row].Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            explainer.Contributions(reference.Rows[row], contributions);
            double[] margins = walk.Margins(reference.Rows[row]);
            Assert.Equal(expected.Length, contributions.Length);
            for (int i = 0; i < expected.Length; i++)
                worstValue = Math.Max(worstValue, Check(contributions[i], expected[i], $"{reference.Name}, row {row}, column {i}"));
            for (int k = 0; k < margins.Length; k++)
            {
                double sum = contributions.AsSpan(k * width, width).ToArray().Sum();
                worstSum = Math.Max(worstSum, Check(sum, margins[k], $"{reference.Name}, row {row}, sum of output {k}"));
            }
        }
        return (worstValue, worstSum);
    }

    private static double Check(double actual, double expected, string place)
    {
        double deviation = Deviation(actual, expected);
        Assert.True(deviation <= Tolerance, $"{place}: {actual:R} instead of {expected:R}");
        return deviation;
    }

    private static double Deviation(double actual, double expected) =>
        actual.Equals(expected) ? 0 : Math.Abs(actual - expected) / Math.Max(1, Math.Abs(expected));

    private static float[] Floats(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/" + name))).ToArray();
}
