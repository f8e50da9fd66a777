using System.Globalization;
using FeatureGen.Formats;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Importance;
using FeatureGen.Testing;

namespace FeatureGen.Tests.Trees.Importance;

public sealed class TreeImportancesTests
{
    // XGBoost 1.7.4: Booster.get_score of weight, total_gain and total_cover of models/parity/xgboost-binary, f0 to f11.
    private static readonly long[] s_weights = [294, 318, 276, 145, 157, 41, 140, 131, 139, 158, 145, 161];

    private static readonly double[] s_gains =
        [1980.125, 1793.77, 2441.457, 2945.895, 441.9449, 180.6632, 324.8264, 330.2045, 328.3614, 349.1101, 347.0648, 427.1122];

    private static readonly double[] s_covers =
        [14987.48, 16786.84, 51677.63, 42694.55, 9718.41, 5913.147, 10409.94, 9276.039, 9376.181, 10196.88, 6037.152, 14136.75];

    [SharedFact(ParityCase.Folder)]
    public void Counts_and_gains_are_those_of_XGBoost()
    {
        string path = SharedFolder.File("models/parity/xgboost-binary/model.json");
        var features = TreeImportances.OfFeatures(TreeModelReader.Read(File.ReadAllText(path), path));
        Assert.Equal(s_weights, features.Select(feature => feature.Splits));
        for (int i = 0; i < s_weights.Length; i++)
        {
            Assert.Equal(s_gains[i], features[i].Gain!.Value, 1e-6 * s_gains[i]);
            Assert.Equal(s_covers[i], features[i].Cover!.Value, 1e-6 * s_covers[i]);
            Assert.Equal(s_gains[i] / s_weights[i], features[i].MeanGain!.Value, 1e-6 * s_gains[i]);
            Assert.Equal(s_gains[i] / s_gains.Sum(), features[i].GainShare!.Value, 1e-6);
        }
    }

    // LightGBM writes its own counts behind the trees.
    [SharedFact(ParityCase.Folder)]
    public void Counts_are_those_that_LightGBM_wrote_into_its_files()
    {
        int cases = 0;
        foreach (var reference in ParityCase.All().Where(reference => reference.ModelPath.EndsWith(".txt", StringComparison.Ordinal)))
        {
            var expected = reference.Text.Split('\n').SkipWhile(line => line != "feature_importances:").Skip(1)
                .TakeWhile(line => line.Length > 0)
                .Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture));
            var actual = TreeImportances.OfFeatures(reference.Model).Where(feature => feature.Splits > 0).ToArray();
            Assert.Equal(expected.Count, actual.Length);
            Assert.All(actual, feature => Assert.True(expected[feature.Name] == feature.Splits, $"{reference.Name}: {feature}"));
            Assert.Equal(1, actual.Sum(feature => feature.GainShare!.Value), 1e-12);
            cases++;
        }
        Assert.Equal(14, cases);
    }

    [Fact]
    public void A_field_has_the_nodes_of_all_of_its_slots_and_unsaid_gains_stay_unsaid()
    {
        var layout = SchemaLayout.Of(new SchemaManifest
        {
            Name = "S",
            Fields = new([
                new FieldManifest { Name = "V", Kind = FieldKind.Vector, Length = 2 },
                new FieldManifest { Name = "Unused", Kind = FieldKind.Numeric },
                new FieldManifest { Name = "N", Kind = FieldKind.Numeric },
            ]),
        });
        var model = Model(Chain([0, 1, 3], gains: [4.0, 2, 2]), Chain([1], gains: [8.0]));
        Assert.Equal(
            [
                new SplitImportance { Name = "V", Splits = 3, Gain = 14, GainShare = .875 },
                new SplitImportance { Name = "Unused", Splits = 0, Gain = 0, GainShare = 0 },
                new SplitImportance { Name = "N", Splits = 1, Gain = 2, GainShare = .125 },
            ],
            TreeImportances.OfFields(model, layout));
        var silent = TreeImportances.OfFields(Model(Chain([0, 1, 3], gains: [4.0, 2, 2]), Chain([1], gains: [])), layout);
        Assert.Equal([3L, 0, 1], silent.Select(field => field.Splits));
        Assert.All(silent, field => Assert.Null(field.Gain));
        Assert.Throws<ArgumentException>(() => TreeImportances.OfFields(model with { Features = default }, layout));
    }

    private static TreeEnsemble Model(params DecisionTree[] trees) => new()
    {
        Trainer = "test",
        Precision = TreePrecision.Single,
        OutputCount = 1,
        Features = new([.. Enumerable.Range(0, 4).Select(_ => new TreeFeature { Name = "slot" })]),
        BaseScores = new([0.0]),
        Trees = new(trees),
    };

    private static DecisionTree Chain(int[] features, double[] gains) => new()
    {
        Features = new(features),
        Rules = new([.. features.Select(_ => NodeRule.Less)]),
        Thresholds = new([.. features.Select(_ => 0.0)]),
        Lefts = new([.. features.Select((_, node) => ~node)]),
        Rights = new([.. features.Select((_, node) => node + 1 < features.Length ? node + 1 : ~features.Length)]),
        LeafValues = new(new double[features.Length + 1]),
        Gains = new(gains),
    };
}
