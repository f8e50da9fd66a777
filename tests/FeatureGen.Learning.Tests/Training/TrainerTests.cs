using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Tests.Interpretation;
using FeatureGen.Learning.Training;
using FeatureGen.Scoring;

namespace FeatureGen.Learning.Tests.Training;

public sealed class TrainerTests
{
    [Theory]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.Ftrl)]
    public void Without_penalty_each_value_gets_its_log_odds(OptimizerKind optimizer)
    {
        // Index 0 (missing): 1 of 4 positive; 1: 1 of 2, once with three times the weight: 3 of 4; 2: 1 of 2.
        var data = new EncodedDataset(TinyTables.Schema(TinyTables.Category("A", 2)));
        foreach (var (index, label, weight) in new[] { (0, 1, 1f), (0, 0, 3), (1, 1, 3), (1, 0, 1), (2, 1, .5f), (2, 0, .5f) }) data.Add([index], label, weight);
        var result = Trainer.Train(data, TinyTables.ToOptimum with { Optimizer = optimizer, LearningRate = optimizer == OptimizerKind.Adam ? .05 : 1 });
        var scorer = ModelScorer.Create(result.Model, new FeatureSchema(data.Schema));

        Assert.Equal(-Math.Log(3), scorer.Score([0]), 1e-2);
        Assert.Equal(Math.Log(3), scorer.Score([1]), 1e-2);
        Assert.Equal(0, scorer.Score([2]), 1e-2);
    }

    [Fact]
    public void Linear_weights_are_those_of_scikit_learn()
    {
        var schema = TinyTables.Schema(
            TinyTables.Number("A"), TinyTables.Number("B"), TinyTables.Number("C"),
            new FieldManifest { Name = "Kind", Kind = FieldKind.Categorical, Type = ScalarType.String, Vocabulary = new(new[] { "k0", "k1", "k2", "k3" }) });
        schema = schema with { Label = new() { Name = "Label", Type = ScalarType.Integer }, Weight = "Weight" };
        var data = Csv.Load(schema, Resource("sklearn-logistic-rows.csv"));
        var expected = Resource("sklearn-logistic-weights.csv").Split('\n')[1].Split(',').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var model = Trainer.Train(data, TinyTables.ToOptimum with { L2 = .01 }).Model;

        Assert.Equal(expected[0], model.Bias, 1e-3);
        Assert.Equal(expected[1], model.Fields[0].Weights[0], 1e-3);
        Assert.Equal(expected[2], model.Fields[1].Weights[0], 1e-3);
        Assert.Equal(expected[3..5], model.Fields[2].Weights.Select(w => (double)w), (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal([1, 2, 3, 4], model.Fields[3].Indices);
        Assert.Equal(expected[5..], model.Fields[3].Weights.Select(w => (double)w), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void An_interaction_is_learned_by_the_factorization_machine_alone()
    {
        var train = TinyTables.Parity(20_000, seed: 1);
        var test = TinyTables.Parity(5_000, seed: 2);

        Assert.InRange(ModelEvaluator.Evaluate(test.All(), Trainer.Train(train, new()).Model).Auc, .47, .53);
        Assert.InRange(ModelEvaluator.Evaluate(test.All(), Trainer.Train(train, Machine).Model).Auc, .94, .96);
    }

    [Theory]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.Ftrl)]
    public void L1_takes_a_useless_field_out_of_the_model(OptimizerKind optimizer)
    {
        var data = new EncodedDataset(TinyTables.Schema(TinyTables.Number("Signal"), TinyTables.Number("Noise"), TinyTables.Category("Code", 4)));
        var random = new Random(3);
        for (int i = 0; i < 5000; i++)
        {
            float signal = (float)random.NextDouble();
            data.Add([signal, (float)random.NextDouble(), random.Next(1, 5)], random.NextDouble() < signal ? 1 : 0);
        }
        var model = Trainer.Train(data, new() { L1 = .02, Optimizer = optimizer }).Model;

        Assert.Equal(["Signal"], model.Fields.Select(field => field.Name));
    }

    [Fact]
    public void A_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var data = TinyTables.Parity(3000, seed: 1);
        string Write(int seed) => ModelFileJson.Write(Trainer.Train(data, Machine with { Seed = seed, Epochs = 3 }).Model);

        Assert.Equal(Write(1), Write(1));
        Assert.NotEqual(Write(1), Write(2));
    }

    [Fact]
    public void The_model_fits_its_schema_and_holds_only_what_occurred()
    {
        var data = new EncodedDataset(TinyTables.Schema(TinyTables.Category("A", 1_000_000), TinyTables.Number("Constant"), TinyTables.Number("X")));
        for (int i = 0; i < 200; i++) data.Add([1 + i % 3 * 1000, 7, i % 10], i % 4 / 3);
        var model = Trainer.Train(data, Machine with { ValidationShare = 0 }).Model;

        Assert.Null(model.FindMismatch(data.Schema));
        Assert.Equal(["A", "X"], model.Fields.Select(field => field.Name));
        Assert.Equal([1, 1001, 2001], model.Fields[0].Indices);
        Assert.Equal((4.5f, 0f), (model.Fields[1].Centers[0], model.Fields[1].Weights[1]));
        Assert.Equal(1 / Math.Sqrt(8.25), model.Fields[1].Scales[0], 1e-6);
        Assert.Equal(model, ModelFileJson.Read(ModelFileJson.Write(model), "T.model.json") with { Training = model.Training });
        Assert.True(float.IsFinite(ModelScorer.Create(model, new FeatureSchema(data.Schema)).Score([5, float.NaN, float.NaN])));
    }

    [Fact]
    public void The_weights_of_the_best_epoch_are_kept()
    {
        // Every code occurs once: learning it by heart makes unseen rows no better, soon worse.
        var data = new EncodedDataset(TinyTables.Schema(TinyTables.Category("Id", 2000), TinyTables.Category("A", 2)));
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) data.Add([1 + random.Next(2000), 1 + i % 2], random.NextDouble() < .3 + .4 * (i % 2) ? 1 : 0);
        var losses = new List<double>();
        var options = new TrainingOptions { LearningRate = .1, Patience = 3 };
        var result = Trainer.Train(data, options, new Listener(progress => { if (progress.LogLoss is { } loss) losses.Add(loss); }));
        var (_, valid) = data.Split(options.ValidationShare, options.Seed);
        var evaluation = ModelEvaluator.Evaluate(valid, result.Model);

        Assert.Equal(result.Epochs, losses.Count);
        Assert.True(result.Epochs < options.Epochs && result.BestEpoch < result.Epochs);
        Assert.Equal(losses.Min(), losses[result.BestEpoch - 1]);
        Assert.Equal(losses.Min(), result.ValidationLogLoss);
        Assert.Equal(result.ValidationLogLoss, evaluation.LogLoss, 1e-6);
        Assert.Equal(result.ValidationAuc, evaluation.Auc, 1e-3);
    }

    [Fact]
    public void Without_anything_to_learn_from_the_reason_is_said()
    {
        AssertFails([], "There are no rows to learn from");
        AssertFails([(1, 1), (1, 1)], "All 2 rows to learn from are positive");
        AssertFails([(0, 1), (0, 1)], "All 2 rows to learn from are negative");
        AssertFails([(0, 0), (1, 0)], "All rows weigh 0");
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Train(TinyTables.Parity(10, 1), new() { BatchSize = 0 }));
    }

    [Fact]
    public void Training_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener(_ => source.Cancel());
        Assert.Throws<OperationCanceledException>(() => Trainer.Train(TinyTables.Parity(20_000, 1), new(), listener, source.Token));
    }

    private static TrainingOptions Machine { get; } = new() { Kind = ModelKind.FactorizationMachine };

    private static void AssertFails((int Label, float Weight)[] rows, string message)
    {
        var data = new EncodedDataset(TinyTables.Schema(TinyTables.Number("X")));
        foreach (var (label, weight) in rows) data.Add([1], label, weight);
        var error = Assert.Throws<TrainingException>(() => Trainer.Train(data.All(), null, new()));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(TrainerTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private sealed class Listener(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
