using System.Buffers;
using System.Runtime.InteropServices;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Trees.Explain;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Scoring;

/// <summary>A tree ensemble whose features are the slots of a schema.</summary>
/// <remarks>The state of a request is its context's slots.</remarks>
internal sealed class TreeScorer : ModelScorer
{
    private readonly FeatureSchema _schema;
    private readonly EnsembleKernel _kernel;
    private readonly Lazy<TreeExplainer> _explainer;
    private readonly Lazy<float> _bias;
    private readonly bool[] _wanted;

    public TreeScorer(TreeEnsemble ensemble, FeatureSchema schema)
        : base(schema.SlotCount, schema.Fields.Count)
    {
        _schema = schema;
        _kernel = EnsembleKernel.Create(ensemble);
        _explainer = new(() => new TreeExplainer(ensemble, FieldsOfSlots(schema), schema.Fields.Count));
        _bias = new(() => (float)ExpectedMargins.Of(ensemble)[0]);
        var asked = new HashSet<int>(ensemble.AskedFeatures());
        _wanted = [.. schema.Fields.Select(field => Enumerable.Range(field.FirstSlot, field.SlotCount).Any(asked.Contains))];
        foreach (var field in schema.Fields.Where(field => _wanted[field.Position]).ToArray())
            foreach (var part in schema.Fields.Where(other => field.Field.CrossedFields.Contains(other.Field.Name))) _wanted[part.Position] = true;
    }

    public override ReadOnlySpan<bool> WantedFields => _wanted;

    /// <summary>The expected score over the training data, which contributions are counted from; where the model does not say how much
    /// training data came to its nodes, the score without trees.</summary>
    public override float Bias => _bias.Value;

    public override int StateLength => SlotCount;

    internal override int TileRows => SelectKernel.BlockRows;

    public override float Score(ReadOnlySpan<float> slots)
    {
        Require(slots.Length);
        // The kernel only reads.
        return ScoreInPlace(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(slots), slots.Length));
    }

    internal override float ScoreInPlace(Span<float> slots)
    {
        float score = 0;
        _kernel.Score(new FeatureTile(slots, SlotCount, 1), new Span<float>(ref score));
        return score;
    }

    private protected override void ScoreRows(FeatureTile tile, Span<float> scores) => _kernel.Score(tile, scores);

    private protected override void BeginRequest(ReadOnlySpan<float> context, int itemCount, Span<float> state) => context.CopyTo(state);

    private protected override void ScoreItemRows(FeatureTile tile, ReadOnlySpan<float> state, Span<float> scores)
    {
        foreach (var field in _schema.Fields)
        {
            if (field.Field.Role != FieldRole.Context || !_wanted[field.Position]) continue;
            for (int slot = field.FirstSlot; slot < field.FirstSlot + field.SlotCount; slot++) tile.Column(slot).Fill(state[slot]);
        }
        _kernel.Score(tile, scores);
    }

    private protected override void AddContributions(ReadOnlySpan<float> slots, Span<float> contributions)
    {
        var explainer = _explainer.Value;
        double[] rented = ArrayPool<double>.Shared.Rent(explainer.ContributionCount);
        explainer.Contributions(slots, rented);
        for (int field = 0; field < contributions.Length; field++) contributions[field] = (float)rented[field];
        ArrayPool<double>.Shared.Return(rented);
    }

    private static int[] FieldsOfSlots(FeatureSchema schema) =>
        [.. schema.Fields.SelectMany(field => Enumerable.Repeat(field.Position, field.SlotCount))];
}
