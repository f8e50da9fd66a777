using System.Text;
using FeatureGen.Formats.Trees;
using FeatureGen.Scoring;
using FeatureGen.Testing;
using FeatureGen.Tests.Trees.Kernels;

namespace FeatureGen.Tests.Trees;

/// <summary>Trees as bytes: nothing that scores depend on is lost, and damage is said rather than scored.</summary>
public sealed class TreeEnsembleBlobTests
{
    [Fact]
    public void What_is_read_is_what_was_written()
    {
        for (int seed = 0; seed < 40; seed++)
            AssertKept(new RandomEnsemble(seed, mostLeaves: 90, mostTrees: 12).Ensemble with { Link = TreeLink.Logistic, LinkScale = 0.1, MarginDivisor = seed });
        AssertKept(LightGbmReader.Read(SmallModels.LightGbm, "model.txt"));
        AssertKept(XGBoostReader.Read(SmallModels.XGBoost, "model.json"));
        AssertKept(CatBoostReader.Read(SmallModels.CatBoost, "model.json"));
    }

    [SharedFact(ParityCase.Folder)]
    public void Models_of_every_trainer_are_kept()
    {
        foreach (var reference in ParityCase.All()) AssertKept(reference.Model);
    }

    [Fact]
    public void Numbers_take_four_bytes_where_each_is_a_float_and_keep_their_bits()
    {
        double[] floats = [0, -0.0, float.Epsilon, float.MaxValue, double.NegativeInfinity, 0.1f], doubles = [.. floats, 0.1];
        Assert.Equal(sizeof(double) * doubles.Length - sizeof(float) * floats.Length, TreeEnsembleBlob.Write(Of(doubles)).Length - TreeEnsembleBlob.Write(Of(floats)).Length);
        foreach (double[] scores in new[] { floats, doubles })
            Assert.Equal(scores.Select(BitConverter.DoubleToInt64Bits), Kept(Of(scores)).BaseScores.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Damage_is_an_error_and_never_an_ensemble_that_is_none()
    {
        byte[] blob = TreeEnsembleBlob.Write(LightGbmReader.Read(SmallModels.LightGbm, "model.txt"));
        for (int length = 0; length < blob.Length; length++)
            Assert.StartsWith("The baked trees are damaged at byte ", Assert.Throws<ArgumentException>(() => TreeEnsembleBlob.Read(blob[..length])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TreeEnsembleBlob.Read([.. blob, 0]));
        for (int at = 0; at < blob.Length; at++)
            foreach (byte noise in new byte[] { 0, 1, 0x7F, 0x80, 0xFF, (byte)(blob[at] + 1), (byte)(blob[at] ^ 0x40) })
                try
                {
                    byte[] damaged = [.. blob];
                    damaged[at] = noise;
                    Assert.Null(TreeEnsembleBlob.Read(damaged).FindProblem());
                }
                catch (ArgumentException)
                {
                    // Said.
                }
    }

    [Theory]
    [InlineData("", "end too early")]
    [InlineData("RkdUAg==", "no trees of this version")]
    public void What_is_no_baked_model_is_said(string base64, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => TreeEnsembleBlob.Read(Convert.FromBase64String(base64))).Message, StringComparison.Ordinal);

    private static TreeEnsemble Of(double[] baseScores) => new()
    {
        Trainer = "test",
        Features = default,
        OutputCount = baseScores.Length,
        Trees = default,
        Precision = TreePrecision.Double,
        BaseScores = new(baseScores),
    };

    private static TreeEnsemble Kept(TreeEnsemble ensemble) => TreeEnsembleBlob.Read(TreeEnsembleBlob.Write(ensemble));

    private static void AssertKept(TreeEnsemble ensemble)
    {
        var read = Kept(ensemble);
        Assert.Equal(ensemble.Features.Select(feature => feature.IsCategorical), read.Features.Select(feature => feature.IsCategorical));
        Assert.Equal(
            ensemble with
            {
                Features = default,
                LeftOutTrees = 0,
                Trees = new(ensemble.Trees.Select(tree => tree with { Gains = default }).ToArray()),
            },
            read with { Features = default });
    }
}
