using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Scoring;
using FeatureGen.Tests.Trees;
using FeatureGen.Tests.Trees.Kernels;

namespace FeatureGen.Tests.Scoring;

/// <summary>Trees over schemas with fields of every kind, crosses of context and item among them.</summary>
public class TreeScorerTests
{
    private static readonly bool?[] s_choices = [true, false, null];

    [Fact]
    public void Items_have_the_scores_of_their_joined_rows_and_bring_what_is_wanted()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new RandomModel(seed, ModelKind.Linear, fieldCount: 1 + seed % 12);
            var schema = random.Schema;
            var ensemble = new RandomEnsemble(
                seed, mostLeaves: 1 + 2 * seed, mostTrees: 40, featureCount: schema.SlotCount, outputCount: 1).Ensemble;
            var walk = new PlainWalk(ensemble);
            var context = random.Row();
            float[][] rows = [.. Enumerable.Range(0, seed * 5).Select(_ => random.RowLike(context))];
            int[] expected = [.. rows.Select(row => Bits((float)walk.Margins(row)[0]))];
            foreach (bool? specialises in s_choices)
            {
                var scorer = new TreeScorer(ensemble, schema, specialises: specialises);
                var state = new float[scorer.StateLength];
                scorer.Begin(Without(context, schema, field => field.Field.Role == FieldRole.Context), rows.Length, state);
                bool[] wanted = [.. scorer.WantedItemFields(state)];
                AssertPartsAreWanted(schema, wanted);
                float[][] items = [.. rows.Select(row =>
                    Without(row, schema, field => field.Field.Role == FieldRole.Item && wanted[field.Position]))];
                var scores = new float[rows.Length];
                scorer.ScoreItems(TestTile.Of(items, schema.SlotCount), state, scores);
                Assert.Equal(expected, scores.Select(Bits));
                Assert.Equal(expected, rows.Select(row => Bits(scorer.Score(row))));
            }
        }
    }

    /// <summary>A split on a context field above one on an item field: the item is asked for on one side alone.</summary>
    [Fact]
    public void A_field_that_the_context_leaves_out_is_not_wanted()
    {
        var schema = new FeatureSchema(new SchemaManifest
        {
            Name = "S",
            Fields = new([
                new FieldManifest { Name = "A", Kind = FieldKind.Numeric, Role = FieldRole.Context },
                new FieldManifest { Name = "B", Kind = FieldKind.Numeric, Role = FieldRole.Item },
            ]),
        });
        var tree = new DecisionTree
        {
            Features = new([0, 1]), Rules = new([NodeRule.Less, NodeRule.Less]), Thresholds = new([0.5, 0.5]),
            Lefts = new([~0, ~1]), Rights = new([1, ~2]), LeafValues = new([1.0, 2.0, 3.0]),
        };
        var ensemble = new TreeEnsemble
        {
            Trainer = "test", Features = new([new() { Name = "A" }, new() { Name = "B" }]), OutputCount = 1, Trees = new([tree]),
            Precision = TreePrecision.Single, BaseScores = new([0.0]),
        };
        var scorer = new TreeScorer(ensemble, schema, specialises: true);
        var state = new float[scorer.StateLength];
        scorer.Begin([0, 0], 1, state);
        Assert.False(scorer.WantedItemFields(state)[1]);
        scorer.Begin([1, 0], 1, state);
        Assert.True(scorer.WantedItemFields(state)[1]);
    }

    private static void AssertPartsAreWanted(FeatureSchema schema, bool[] wanted)
    {
        foreach (var cross in schema.Fields.Where(field => wanted[field.Position]))
            foreach (var part in schema.Fields.Where(field => cross.Field.CrossedFields.Contains(field.Field.Name)))
                Assert.True(wanted[part.Position]);
    }

    // What is not kept becomes a number that would show.
    private static float[] Without(float[] row, FeatureSchema schema, Func<FieldLayout, bool> keeps)
    {
        var kept = (float[])row.Clone();
        foreach (var field in schema.Fields.Where(field => !keeps(field))) kept.AsSpan(field.FirstSlot, field.SlotCount).Fill(1e30f);
        return kept;
    }

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);
}
