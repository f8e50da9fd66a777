using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Scoring;

namespace FeatureGen.Tests.Scoring;

public class ModelScorerTests
{
    private const int Seeds = 150;

    public static TheoryData<ModelKind> Kinds => [ModelKind.Linear, ModelKind.FactorizationMachine];

    [Theory, MemberData(nameof(Kinds))]
    public void Scores_are_what_the_model_means(ModelKind kind)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new RandomModel(seed, kind);
            var scorer = ModelScorer.Create(random.Model, random.Schema);
            for (int i = 0; i < 5; i++)
            {
                var row = random.Row();
                var (expected, magnitude) = ReferenceScorer.Score(random.Model, random.Schema, row);
                Assert.Equal(expected, scorer.Score(row), 1e-5 * magnitude);
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_row_has_the_same_bits_alone_and_among_others(ModelKind kind)
    {
        for (int count = 0; count <= 150; count++)
        {
            var random = new RandomModel(count, kind);
            var scorer = ModelScorer.Create(random.Model, random.Schema);
            var rows = Enumerable.Range(0, count).Select(_ => random.Row()).ToArray();
            foreach (var row in rows.Skip(70))
                for (int slot = 0; slot < row.Length; slot += 5) row[slot] = slot % 2 == 0 ? float.MaxValue : -1e30f;
            var scores = new float[count];
            scorer.Score(TestTile.Of(rows, random.Schema.SlotCount), scores);
            AssertSameBits([.. rows.Select(r => scorer.Score(r))], scores);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Items_have_the_bits_of_their_joined_rows(ModelKind kind)
    {
        for (int count = 1; count <= 100; count++)
        {
            var random = new RandomModel(count, kind);
            var scorer = ModelScorer.Create(random.Model, random.Schema);
            var first = random.Row();
            var rows = Enumerable.Range(0, count).Select(_ => random.RowLike(first)).ToArray();
            var context = (float[])rows[0].Clone();
            foreach (var field in random.Schema.Fields.Where(f => f.Field.Role == FieldRole.Item))
                context.AsSpan(field.FirstSlot, field.SlotCount).Fill(float.NaN);
            var before = (float[])context.Clone();
            var state = new float[scorer.StateLength];
            scorer.Begin(context, count, state);
            AssertSameBits(before, context);
            var scores = new float[count];
            scorer.ScoreItems(TestTile.Of(rows, random.Schema.SlotCount), state, scores);
            AssertSameBits([.. rows.Select(r => scorer.Score(r))], scores);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Contributions_sum_to_the_score_minus_the_bias(ModelKind kind)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new RandomModel(seed, kind);
            var scorer = ModelScorer.Create(random.Model, random.Schema);
            var row = random.Row();
            var contributions = new float[random.Schema.Fields.Count];
            scorer.Explain(row, contributions);
            double magnitude = ReferenceScorer.Score(random.Model, random.Schema, row).Magnitude;
            Assert.Equal(scorer.Score(row) - scorer.Bias, contributions.Sum(), 1e-4 * Math.Max(1, magnitude / 10));
            var unused = random.Schema.Fields.Where(f => random.Model.Fields.All(m => m.Name != f.Field.Name));
            Assert.All(unused, f => Assert.Equal(0, contributions[f.Position]));
        }
    }

    [Fact]
    public void A_contribution_is_the_linear_term_and_half_of_each_interaction()
    {
        var schema = new FeatureSchema(new SchemaManifest
        {
            Name = "S",
            Fields = new([new FieldManifest { Name = "A", Kind = FieldKind.Numeric }, Hashed("B", 3)]),
        });
        var model = new ModelFile
        {
            Kind = ModelKind.FactorizationMachine, Schema = "S", Fingerprint = schema.Fingerprint, Bias = 10, Dimension = 2,
            Fields = new([
                new ModelField
                {
                    Name = "A", Centers = new([1f]), Scales = new([2f]), Weights = new([0.5f, -3f]), Embeddings = new([1f, 2f, 4f, 0f]),
                },
                new ModelField { Name = "B", Indices = new([2]), Weights = new([0.25f]), Embeddings = new([3f, -1f]) },
            ]),
        };
        var scorer = ModelScorer.Create(model, schema);
        var contributions = new float[2];
        // z = (3 - 1) 2 = 4, <v_A, v_B> = 3 - 2 = 1.
        scorer.Explain([3f, 2f], contributions);
        Assert.Equal([2f + 2f, 0.25f + 2f], contributions);
        Assert.Equal(10 + 2 + 0.25f + 4, scorer.Score([3f, 2f]));
        // Missing: weight -3, <(4, 0), v_B> = 12. Index 1 has no weight.
        Assert.Equal(10 - 3 + 0.25f + 12, scorer.Score([float.NaN, 2f]));
        Assert.Equal(10 - 3, scorer.Score([float.NaN, 1f]));
    }

    [Fact]
    public void Wanted_fields_have_a_weight_or_are_part_of_a_cross_that_has_one()
    {
        var cross = new FieldManifest { Name = "A*B", Kind = FieldKind.Cross, CrossedFields = new(["A", "B"]), Buckets = 9 };
        var schema = new FeatureSchema(new SchemaManifest
        {
            Name = "S",
            Fields = new([Hashed("A", 2), Hashed("B", 2), Hashed("Zero", 2), Hashed("None", 2), cross]),
        });
        ModelField Learned(string name, float weight) => new() { Name = name, Indices = new([1]), Weights = new([weight]) };
        var model = new ModelFile
        {
            Kind = ModelKind.Linear, Schema = "S", Fingerprint = schema.Fingerprint,
            Fields = new([Learned("Zero", 0f), Learned("A*B", 1f)]),
        };
        Assert.Equal([true, true, false, false, true], ModelScorer.Create(model, schema).WantedFields.ToArray());
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Slots_that_are_no_index_of_the_space_count_as_no_value(ModelKind kind)
    {
        var schema = new FeatureSchema(new SchemaManifest { Name = "S", Fields = new([Hashed("A", 3)]) });
        int dimension = kind == ModelKind.Linear ? 0 : 1;
        var learned = new ModelField
        {
            Name = "A", Indices = new([0, 1, 2, 3]), Weights = new([5f, 6f, 7f, 8f]), Embeddings = new(new float[4 * dimension]),
        };
        var model = new ModelFile
        {
            Kind = kind, Schema = "S", Fingerprint = schema.Fingerprint, Bias = 1, Dimension = dimension,
            Fields = new([learned]),
        };
        var scorer = ModelScorer.Create(model, schema);
        float[] slots = [-1, -2, 4, 1e30f, -1e30f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, 3, 16777216f];
        float[] expected = [1, 1, 1, 1, 1, 1, 1, 1, 6, 9, 1];
        var scores = new float[slots.Length];
        Assert.Equal(expected, slots.Select(s => scorer.Score([s])));
        scorer.Score(new FeatureTile(slots, 1, slots.Length), scores);
        Assert.Equal(expected, scores);
    }

    [Fact]
    public void Models_that_do_not_fit_are_refused()
    {
        var random = new RandomModel(3, ModelKind.FactorizationMachine, fieldCount: 12);
        var model = random.Model;
        Assert.Contains(model.Fields, f => f.Centers.Count > 0);
        Assert.Contains(model.Fields, f => f.Indices.Count > 0);
        ModelScorer.Create(model, random.Schema);
        ModelFile With(Func<ModelField, bool> which, Func<ModelField, ModelField> change)
        {
            var changed = model.Fields.First(which);
            return model with { Fields = new(model.Fields.Select(f => f.Name == changed.Name ? change(f) : f)) };
        }
        static bool HasIndices(ModelField f) => f.Indices.Count > 0;
        Refuse(model with { Fingerprint = "0123456789abcdef" }, "train it again");
        Refuse(model with { Schema = "Other" }, "'Other'");
        Refuse(With(_ => true, f => f with { Name = "Nobody" }), "'Nobody'");
        Refuse(With(_ => true, f => f with { Weights = new([.. f.Weights, 1f]) }), "weights");
        Refuse(With(f => f.Centers.Count > 0, f => f with { Scales = default }), "scales");
        Refuse(With(HasIndices, f => f with { Embeddings = default }), "embeddings");
        Refuse(With(HasIndices, f => f with { Indices = new([.. f.Indices.SkipLast(1), 1 << 20]) }), "1048576");
        Refuse(With(_ => true, f => f with { Weights = new(f.Weights.Select((w, i) => i == 0 ? float.NaN : w)) }), "finite");
        Refuse(model with { Fields = new([.. model.Fields, model.Fields[0]]) }, "twice");

        void Refuse(ModelFile bad, string reason) =>
            Assert.Contains(reason, Assert.Throws<ArgumentException>(() => ModelScorer.Create(bad, random.Schema)).Message);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Memory_of_the_wrong_size_is_refused(ModelKind kind)
    {
        var random = new RandomModel(3, kind, fieldCount: 12);
        var scorer = ModelScorer.Create(random.Model, random.Schema);
        int slots = random.Schema.SlotCount;
        var state = new float[scorer.StateLength];
        Assert.Throws<ArgumentException>(() => scorer.Score(new float[slots + 1]));
        Assert.Throws<ArgumentException>(() => scorer.Score(new FeatureTile(new float[2 * slots], slots, 2), new float[1]));
        Assert.Throws<ArgumentException>(() => scorer.Score(new FeatureTile(new float[2 * slots], slots - 1, 2), new float[2]));
        Assert.Throws<ArgumentException>(() => scorer.Begin(new float[slots], 1, state.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => scorer.Begin(new float[slots - 1], 1, state));
        Assert.Throws<ArgumentException>(() =>
            scorer.ScoreItems(new FeatureTile(new float[slots], slots, 1), state.AsSpan(1), new float[1]));
        Assert.Throws<ArgumentException>(() => scorer.Explain(new float[slots], new float[random.Schema.Fields.Count - 1]));
    }

    /// <summary>
    /// The bits that every processor must give. Run with DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0, DOTNET_EnableHWIntrinsic=0 this also
    /// holds hardware with less to them.
    /// </summary>
    [Theory, InlineData(ModelKind.Linear, 569798418u), InlineData(ModelKind.FactorizationMachine, 1421321922u)]
    public void Scores_have_the_same_bits_on_every_processor(ModelKind kind, uint expected)
    {
        uint hash = 2166136261;
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new RandomModel(seed, kind, fieldCount: 8);
            var rows = Enumerable.Range(0, 93).Select(_ => random.Row()).ToArray();
            var scores = new float[rows.Length];
            ModelScorer.Create(random.Model, random.Schema).Score(TestTile.Of(rows, random.Schema.SlotCount), scores);
            foreach (float score in scores) hash = (hash ^ BitConverter.SingleToUInt32Bits(score)) * 16777619;
        }
        Assert.Equal(expected, hash);
    }

    private static FieldManifest Hashed(string name, int buckets) => new() { Name = name, Kind = FieldKind.Hashed, Buckets = buckets };

    private static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.Equal(expected.Select(Bits), actual.Select(Bits));

    // Which NaN an operation gives is the processor's.
    private static uint Bits(float x) => BitConverter.SingleToUInt32Bits(float.IsNaN(x) ? float.NaN : x);
}
