using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Tests.Trees.Explain;
using FeatureGen.Trees.Explain;

namespace FeatureGen.Tests.Scoring;

/// <summary>Trees over slots are explained by field.</summary>
public sealed class TreeExplanationTests
{
    private const float WithoutTrees = .25f * 1.5f + .125f;

    [Fact]
    public void A_field_contributes_what_its_slots_do_and_all_add_up_to_the_score()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var ensemble = Ensemble(random, askedSlots: 1 + seed % 12);
            var model = RankingModel<CopiedRow>.Bake(Model(ensemble));
            var explainer = new TreeExplainer(ensemble);
            var (slots, fields) = (new double[explainer.ContributionCount], new float[CopiedRow.Schema.Fields.Count]);
            float[] row = RandomTrees.Row(random, CopiedRow.Schema.SlotCount);
            model.Explain(new CopiedRow(row), fields);
            explainer.Contributions(row, slots);
            foreach (var field in CopiedRow.Schema.Fields)
                Assert.Equal(slots.AsSpan(field.FirstSlot, field.SlotCount).ToArray().Sum(), fields[field.Position], 1e-6);
            Assert.Equal(explainer.Bias(0), model.Bias, 1e-6);
            Assert.Equal(model.Score(new CopiedRow(row)) - model.Bias, fields.Sum(), 1e-5);
        }
    }

    [Fact]
    public void Explaining_allocates_nothing()
    {
        var random = new Random(3);
        var model = RankingModel<CopiedRow>.Bake(Model(Ensemble(random, askedSlots: 9)));
        var row = new CopiedRow(RandomTrees.Row(random, CopiedRow.Schema.SlotCount));
        var fields = new float[CopiedRow.Schema.Fields.Count];
        AllocationAssert.AssertNoAllocation(() => model.Explain(row, fields));
    }

    [Fact]
    public void Trees_without_covers_score_and_say_why_they_are_not_explained()
    {
        var random = new Random(4);
        var ensemble = Ensemble(random, askedSlots: 5);
        ensemble = ensemble with { Trees = new([.. ensemble.Trees.Select(tree => tree with { NodeCovers = default, LeafCovers = default })]) };
        var model = RankingModel<CopiedRow>.Bake(Model(ensemble));
        Assert.Equal(WithoutTrees, model.Bias);
        Assert.True(float.IsFinite(model.Score(new CopiedRow(RandomTrees.Row(random, CopiedRow.Schema.SlotCount)))));
        var error = Assert.Throws<InvalidOperationException>(
            () => model.Explain(new CopiedRow(new float[CopiedRow.Schema.SlotCount]), new float[CopiedRow.Schema.Fields.Count]));
        Assert.StartsWith("The model cannot be explained: tree 0: it does not say how much training data came to each node", error.Message);
    }

    private static TreeEnsemble Ensemble(Random random, int askedSlots)
    {
        var model = RandomTrees.Ensemble(random, askedSlots, trees: 6, nodes: 15);
        int[] slots = [.. Enumerable.Range(0, askedSlots).Select(_ => random.Next(CopiedRow.Schema.SlotCount))];
        return model with
        {
            OutputCount = 1,
            BaseScores = new([.25]),
            EndBiases = new([.125]),
            Features = new([.. Enumerable.Range(0, CopiedRow.Schema.SlotCount)
                .Select(slot => new TreeFeature { Name = FormattableString.Invariant($"slot {slot}") })]),
            Trees = new([.. model.Trees
                .Select(tree => tree with { Output = 0, Features = new([.. tree.Features.Select(feature => slots[feature])]) })]),
        };
    }

    private static ModelFile Model(TreeEnsemble ensemble) => new()
    {
        Kind = ModelKind.Trees,
        Schema = CopiedRow.Schema.Name,
        Fingerprint = CopiedRow.Schema.Fingerprint,
        Ensemble = ensemble,
    };
}
