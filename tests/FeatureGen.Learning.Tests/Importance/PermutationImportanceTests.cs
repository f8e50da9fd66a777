using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Learning.Importance;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Training;

namespace FeatureGen.Learning.Tests.Importance;

public sealed class PermutationImportanceTests
{
    private const int Rows = 2000;
    private const float Bias = -1;

    private static readonly float[] s_weights = [4, -2, .5f, 0];

    private static readonly SchemaManifest s_numbers = Schema([.. s_weights.Select((_, i) => Numeric($"X{i}"))]);

    // scikit-learn 1.2.1: permutation_importance of the same rows and margins, neg_log_loss and roc_auc, 1000 repeats.
    private static readonly (double Loss, double LossDeviation, double Auc, double AucDeviation)[] s_reference =
    [
        (.27572959, .01274311, .25004746, .01173094),
        (.06647899, .00565714, .05825609, .00503099),
        (.00462663, .00134783, .0038109, .00124484),
        (0, 0, 0, 0),
    ];

    [Fact]
    public void Importances_are_those_of_scikit_learn_within_their_noise()
    {
        const int repeats = 200;
        var result = PermutationImportance.Measure(Clicks().All(), Linear(s_numbers), new() { Repeats = repeats });
        Assert.Equal((PermutationLoss.LogLoss, Rows, repeats), (result.Loss, result.Rows, result.Repeats));
        Assert.Equal(.5286088502454583, result.BaseLoss, 1e-6);
        Assert.Equal(.8096451483479298, result.BaseAuc!.Value, 1e-6);
        for (int i = 0; i < s_reference.Length; i++)
        {
            var (expected, actual) = (s_reference[i], result.Fields[i]);
            double errors = 4 * Math.Sqrt(1.0 / repeats + 1.0 / 1000);
            Assert.Equal(expected.Loss, actual.LossIncrease, errors * expected.LossDeviation + 1e-12);
            Assert.Equal(expected.Auc, actual.AucDrop!.Value, errors * expected.AucDeviation + 1e-12);
            Assert.Equal(expected.LossDeviation, actual.LossDeviation, .25 * expected.LossDeviation + 1e-12);
            Assert.Equal(expected.AucDeviation, actual.AucDeviation!.Value, .25 * expected.AucDeviation + 1e-12);
        }
    }

    // Where the model is right, shuffling x costs the mean of w^2 (x - x')^2, which is 2 w^2 var(x) whatever the other fields are.
    [Fact]
    public void Squared_error_rises_by_twice_the_variance_of_the_term()
    {
        var data = new EncodedDataset(s_numbers);
        var random = new Random(2);
        for (int i = 0; i < Rows; i++)
        {
            float[] row = [.. s_weights.Select(_ => random.NextSingle())];
            data.Add(row, row.Select((value, slot) => value * s_weights[slot]).Sum() + Bias);
        }
        var regression = Stumps() with
        {
            Link = TreeLink.Identity, BaseScores = new([(double)Bias]), Trees = default, Linear = new(s_weights),
        };
        var result = PermutationImportance.Measure(data.All(), Trees(regression), new() { Repeats = 60 });
        Assert.Equal(PermutationLoss.SquaredError, result.Loss);
        Assert.Equal(0, result.BaseLoss, 1e-10);
        Assert.Null(result.BaseAuc);
        for (int i = 0; i < s_weights.Length; i++)
        {
            double expected = 2 * s_weights[i] * s_weights[i] * Variance(data, i);
            Assert.Equal(expected, result.Fields[i].LossIncrease, .01 * expected);
            Assert.Null(result.Fields[i].AucDrop);
        }
    }

    [Fact]
    public void Slots_of_a_field_move_together_and_crosses_are_made_anew()
    {
        var parts = new[] { Category("A", 4), Category("B", 3) };
        var cross = new FieldManifest { Name = "A*B", Kind = FieldKind.Cross, CrossedFields = new(["A", "B"]), Buckets = 100 };
        var schema = Schema([.. parts, cross, new() { Name = "V", Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 2 }]);
        var (data, random) = (new EncodedDataset(schema), new Random(3));
        for (int i = 0; i < 500; i++)
        {
            float a = random.Next(5), b = random.Next(4), v = random.NextSingle();
            data.Add([a, b, a * 4 + b, v, -v], a + random.Next(4) > 4 ? 1 : 0);
        }
        // The same function of A, by its own weights and by those of the cross.
        var direct = Model(schema, new ModelField { Name = "A", Indices = new([0, 1, 2, 3, 4]), Weights = new([-2f, -1, 0, 1, 2]) });
        var crossed = Model(
            schema,
            new ModelField
            {
                Name = "A*B", Indices = new(Enumerable.Range(0, 20)), Weights = new(Enumerable.Range(0, 20).Select(i => i / 4 - 2f)),
            },
            new ModelField { Name = "V", Centers = new([0f, 0]), Scales = new([1f, 1]), Weights = new([3f, 0, 3, 0]) });
        var (of, expected) = (PermutationImportance.Measure(data.All(), crossed), PermutationImportance.Measure(data.All(), direct));
        Assert.True(expected.Fields[0].LossIncrease > .1);
        Assert.Equal(expected.Fields[0].LossIncrease, of.Fields[0].LossIncrease, 1e-6);
        Assert.Equal(0, of.Fields[1].LossIncrease, 1e-12);
        Assert.True(of.Fields[2].LossIncrease > .1);
        Assert.Equal(0, of.Fields[3].LossIncrease, 1e-6);
    }

    [Fact]
    public void Threads_change_nothing_and_what_no_tree_asks_for_has_none()
    {
        var model = Trees(Stumps());
        var data = Clicks().All();
        var one = PermutationImportance.Measure(data, model, new() { Threads = 1 });
        var four = PermutationImportance.Measure(data, model, new() { Threads = 4 });
        Assert.Equal(one.Fields, four.Fields);
        Assert.NotEqual(one.Fields, PermutationImportance.Measure(data, model, new() { Seed = 2 }).Fields);
        Assert.True(one.Fields[0].LossIncrease > .01);
        Assert.All(one.Fields.Skip(2), field => Assert.Equal((0, 0, 0), (field.LossIncrease, field.LossDeviation, field.AucDrop)));
        // Half the scale and twice the leaves are the same model.
        var twice = PermutationImportance.Measure(data, Trees(Stumps(2) with { LinkScale = .5 }));
        Assert.Equal(one.Fields[0].LossIncrease, twice.Fields[0].LossIncrease, 1e-12);
    }

    [Fact]
    public void A_model_of_another_schema_and_no_rows_are_errors()
    {
        var other = Linear(s_numbers) with { Fingerprint = "0123456789abcdef" };
        Assert.Throws<SchemaException>(() => PermutationImportance.Measure(Clicks().All(), other));
        Assert.Throws<TrainingException>(() => PermutationImportance.Measure(new EncodedDataset(s_numbers).All(), Linear(s_numbers)));
    }

    // By a generator that both sides have: x(i+1) = 1103515245 x(i) + 12345 modulo 2^31.
    private static EncodedDataset Clicks()
    {
        var data = new EncodedDataset(s_numbers);
        long state = 12345;
        for (int i = 0; i < Rows; i++)
        {
            float[] row = [.. s_weights.Select(_ => (float)Next())];
            double margin = Bias + row.Select((value, slot) => value * (double)s_weights[slot]).Sum();
            data.Add(row, Next() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0);
        }
        return data;

        double Next() => (state = (state * 1103515245 + 12345) % (1L << 31)) / (double)(1L << 31);
    }

    private static ModelFile Linear(SchemaManifest schema) => Model(schema, [.. s_weights.Select((weight, i) => new ModelField
    {
        Name = $"X{i}", Centers = new([0f]), Scales = new([1f]), Weights = new([weight, 0f]),
    })]);

    private static ModelFile Model(SchemaManifest schema, params ModelField[] fields) => new()
    {
        Kind = ModelKind.Linear, Schema = schema.Name, Fingerprint = schema.Fingerprint, Bias = Bias, Fields = new(fields),
    };

    private static ModelFile Trees(TreeEnsemble ensemble) =>
        new() { Kind = ModelKind.Trees, Schema = "S", Fingerprint = s_numbers.Fingerprint, Ensemble = ensemble };

    private static TreeEnsemble Stumps(double scale = 1) => new()
    {
        Trainer = "test",
        Precision = TreePrecision.Double,
        OutputCount = 1,
        Features = new([.. s_weights.Select((_, i) => new TreeFeature { Name = $"slot {i}" })]),
        BaseScores = new([0.0]),
        Link = TreeLink.Logistic,
        Trees = new([.. new[] { 0, 1 }.Select(feature => new DecisionTree
        {
            Features = new([feature]),
            Rules = new([NodeRule.Less]),
            Thresholds = new([.5]),
            Lefts = new([~0]),
            Rights = new([~1]),
            LeafValues = new([-s_weights[feature] * scale / 4, s_weights[feature] * scale / 4]),
        })]),
    };

    private static double Variance(EncodedDataset data, int slot)
    {
        double[] values = [.. Enumerable.Range(0, data.Count).Select(row => (double)data.Row(row)[slot])];
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    private static SchemaManifest Schema(params FieldManifest[] fields) =>
        new() { Name = "S", Fields = new(fields), Label = new() { Name = "Y", Type = ScalarType.Boolean } };

    private static FieldManifest Numeric(string name) => new() { Name = name, Kind = FieldKind.Numeric, Type = ScalarType.Single };

    private static FieldManifest Category(string name, int last) =>
        new() { Name = name, Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = 1, Max = last };
}
