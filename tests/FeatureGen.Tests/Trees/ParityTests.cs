using System.Runtime.InteropServices;
using System.Text;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Trees;
using Xunit.Abstractions;

namespace FeatureGen.Tests.Trees;

/// <summary>Imported models say what the libraries say that trained them: by the plain walk, which the kernels are held to.</summary>
public sealed class ParityTests(ITestOutputHelper output)
{
    private const double MarginTolerance = 1e-12;
    private const int PredictionUlps = 2;

    [SharedFact(ParityCase.Folder)]
    public void Margins_and_predictions_of_all_reference_models_agree()
    {
        var report = new StringBuilder();
        int cases = 0;
        foreach (var reference in ParityCase.All())
        {
            var (margin, prediction) = Compare(reference);
            report.AppendLine(FormattableString.Invariant($"{reference.Name}: margin {margin:G3}, prediction {prediction} ulp"));
            cases++;
        }
        output.WriteLine(report.ToString());
        Assert.Equal(23, cases);
    }

    [SharedFact("models/gbdt")]
    public void Larger_models_agree_to_the_bit()
    {
        foreach (string model in new[] { "a", "b" })
        {
            string path = SharedFolder.File($"models/gbdt/{model}.json");
            var walk = new PlainWalk(XGBoostReader.Read(File.ReadAllText(path), path));
            foreach (string kind in new[] { "", "nan" })
            {
                float[] rows = Floats($"test1000{kind}.f32"), expected = Floats($"margin{kind}_{model}.f32");
                for (int row = 0; row < expected.Length; row++)
                {
                    double margin = walk.Margins(rows.AsSpan(row * 28, 28))[0];
                    Assert.True(BitConverter.DoubleToInt64Bits(expected[row]) == BitConverter.DoubleToInt64Bits(margin),
                        $"{model}{kind}, row {row}: {margin:R} instead of {expected[row]:R}");
                }
            }
        }
    }

    private static (double Margin, long Prediction) Compare(ParityCase reference)
    {
        var (walk, scorer) = (new PlainWalk(reference.Model), new EnsembleScorer(reference.Model));
        var predictions = new double[reference.Model.PredictionCount];
        double worstMargin = 0;
        long worstPrediction = 0;
        for (int row = 0; row < reference.Rows.Length; row++)
        {
            string place = $"{reference.Name}, row {row}";
            double[] margins = walk.Margins(reference.Rows[row]);
            scorer.Predictions(margins, predictions);
            Assert.Equal(reference.Margins[row].Length, margins.Length);
            Assert.Equal(reference.Predictions[row].Length, predictions.Length);
            for (int k = 0; k < margins.Length; k++)
                worstMargin = Math.Max(worstMargin, Margin(reference, margins[k], reference.Margins[row][k], place));
            for (int k = 0; k < predictions.Length; k++)
            {
                long distance = Ulps((float)predictions[k], (float)reference.Predictions[row][k]);
                Assert.True(distance <= PredictionUlps,
                    $"{place}: prediction {predictions[k]:R} instead of {reference.Predictions[row][k]:R}");
                worstPrediction = Math.Max(worstPrediction, distance);
            }
        }
        return (worstMargin, worstPrediction);
    }

    private static double Margin(ParityCase reference, double margin, double expected, string place)
    {
        if (margin.Equals(expected)) return 0;
        double deviation = Math.Abs(margin - expected) / Math.Abs(expected);
        double tolerance = reference.Model.Precision == TreePrecision.Single ? 0 : MarginTolerance;
        Assert.True(deviation <= tolerance, $"{place}: margin {margin:R} instead of {expected:R}");
        return deviation;
    }

    private static long Ulps(float a, float b)
    {
        if (a.Equals(b)) return 0;
        return float.IsFinite(a) && float.IsFinite(b) ? Math.Abs((long)Ordered(a) - Ordered(b)) : long.MaxValue;
    }

    private static int Ordered(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits >= 0 ? bits : int.MinValue - bits;
    }

    private static float[] Floats(string name) =>
        MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/" + name))).ToArray();
}
