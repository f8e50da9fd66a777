using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Tests.Interpretation;
using FeatureGen.Learning.Training;

namespace FeatureGen.Learning.Tests.Evaluation;

public sealed class ModelEvaluatorTests
{
    private static readonly SchemaManifest Schema = new()
    {
        Name = "T",
        Fields = new([
            new() { Name = "X", Kind = FieldKind.Numeric, Type = ScalarType.Single },
            new() { Name = "Tags", Kind = FieldKind.Hashed, Type = ScalarType.Integer, Buckets = 4, MaxValues = 3 },
            new() { Name = "Hour", Kind = FieldKind.Timestamp, Type = ScalarType.DateTime, Parts = TimePart.HourOfDay | TimePart.DayOfWeek, Role = FieldRole.Context },
        ]),
        Label = new() { Name = "Y", Type = ScalarType.Boolean },
        Group = "Request",
    };

    private static readonly ModelFile Model = new()
    {
        Kind = ModelKind.FactorizationMachine, Schema = "T", Fingerprint = Schema.Fingerprint, Bias = .5f, Dimension = 2,
        Fields = new([
            new() { Name = "X", Centers = Floats(2), Scales = Floats(.5f), Weights = Floats(3, -1), Embeddings = Floats(1, 0, 0, 1) },
            new() { Name = "Tags", Indices = Ints(0, 2), Weights = Floats(.25f, .5f), Embeddings = Floats(0f, 0, 1, 2) },
            new() { Name = "Hour", Indices = Ints(13, 25 + 6), Weights = Floats(.125f, 2), Embeddings = Floats(1f, 1, 0, -1) },
        ]),
    };

    [Fact]
    public void A_source_is_scored_as_it_is_read()
    {
        var rows = Csv.Open(Schema, "X,Tags,Hour\n4,,\n,,\n", ReadPurpose.Score);
        var margins = ModelEvaluator.Margins(rows, Model).ToArray();

        Assert.Equal([3.75f, -.25f], margins);
    }

    [Fact]
    public void Groups_are_measured_where_there_are_any()
    {
        const string log = "X,Tags,Hour,Y,Request\n4,,,0,a\n3,,,1,a\n2,,,0,b\n3,,,1,b\n";
        var grouped = ModelEvaluator.Evaluate(Csv.Open(Schema, log), Model);
        var plain = ModelEvaluator.Evaluate(Csv.Open(Schema with { Group = null }, log), Model);

        Assert.Equal(.5, grouped.Auc); // both positives stand between the two negatives
        Assert.Equal((.5 + 1) / 2, grouped.ReciprocalRank!.Value, 1e-12);
        Assert.Equal((1 / Math.Log2(3) + 1) / 2, grouped.Ndcg!.Value, 1e-12);
        Assert.Equal((grouped.Auc, grouped.LogLoss, null, null), (plain.Auc, plain.LogLoss, plain.Ndcg, plain.ReciprocalRank));
        Assert.Equal(grouped, ModelEvaluator.Evaluate(Csv.Load(Schema, log).All(), Model));
    }

    [Fact]
    public void A_model_of_another_schema_and_no_rows_are_errors()
    {
        var other = Model with { Fingerprint = "0123456789abcdef" };
        Assert.Contains("train it again", Assert.Throws<SchemaException>(() => ModelEvaluator.Margins(Csv.Open(Schema, "X,Tags,Hour\n", ReadPurpose.Score), other)).Message, StringComparison.Ordinal);
        Assert.Throws<TrainingException>(() => ModelEvaluator.Evaluate(Csv.Open(Schema, "X,Tags,Hour,Y,Request\n"), Model));
    }

    private static EquatableArray<float> Floats(params float[] values) => new(values);

    private static EquatableArray<int> Ints(params int[] values) => new(values);
}
