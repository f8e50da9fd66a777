using System.Buffers;
using System.Runtime.InteropServices;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Trees.Explain;
using FeatureGen.Trees.Kernels;
using FeatureGen.Trees.Requests;

namespace FeatureGen.Scoring;

/// <summary>A tree ensemble whose features are the slots of a schema.</summary>
/// <remarks>The state of a request: for each field of the schema whether candidates must bring it, then what the kernel keeps.</remarks>
internal sealed class TreeScorer : ModelScorer
{
    private readonly RequestKernel _kernel;
    private readonly Lazy<TreeExplainer> _explainer;
    private readonly Lazy<double[]> _margins;
    private readonly bool[] _wanted;

    // The field of each feature that the kernel asks for; the crosses that it asks for, and their parts.
    private readonly int[] _askedFields;
    private readonly CrossParts[] _crosses;

    /// <param name="ensemble">The ensemble.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="specialises">Whether requests specialise the ensemble; null: where that is expected to pay.</param>
    public TreeScorer(TreeEnsemble ensemble, FeatureSchema schema, bool? specialises = null)
        : base(schema.SlotCount, schema.Fields.Count)
    {
        // Loops, not queries: this runs before the first score of a process, which compiles every query over numbers anew.
        var fieldOfSlot = new int[schema.SlotCount];
        var isContext = new bool[schema.SlotCount];
        foreach (var field in schema.Fields)
            for (int slot = field.FirstSlot; slot < field.FirstSlot + field.SlotCount; slot++)
            {
                fieldOfSlot[slot] = field.Position;
                isContext[slot] = field.Field.Role == FieldRole.Context;
            }
        _kernel = RequestKernel.Create(ensemble, isContext, KernelWidths.Best, specialises);
        _explainer = new(() => new TreeExplainer(ensemble, fieldOfSlot, schema.Fields.Count));
        _margins = new(() => ExpectedMargins.Of(ensemble));
        _wanted = new bool[schema.Fields.Count];
        _askedFields = new int[_kernel.AskedFeatures.Length];
        for (int i = 0; i < _askedFields.Length; i++)
        {
            _askedFields[i] = fieldOfSlot[_kernel.AskedFeatures[i]];
            _wanted[_askedFields[i]] = true;
        }
        _crosses = FindCrosses(schema, _wanted);
        WantParts(_wanted);
    }

    public override ReadOnlySpan<bool> WantedFields => _wanted;

    /// <summary>The expected score over the training data, which contributions are counted from; where the model does not say how much
    /// training data came to its nodes, the score without trees.</summary>
    public override float Bias => (float)_margins.Value[0];

    public override int StateLength => Floats(_wanted.Length) + Floats(_kernel.StateLength);

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
        _kernel.Rows.Score(new FeatureTile(slots, SlotCount, 1), new Span<float>(ref score));
        return score;
    }

    private protected override void ScoreRows(FeatureTile tile, Span<float> scores) => _kernel.Rows.Score(tile, scores);

    internal override ReadOnlySpan<bool> WantedItemFields(ReadOnlySpan<float> state) => Fields(Bytes(state));

    private protected override void BeginRequest(ReadOnlySpan<float> context, int itemCount, Span<float> state)
    {
        var bytes = Bytes(state);
        _kernel.Begin(context, itemCount, OfKernel(bytes));
        var isWanted = Fields(bytes);
        isWanted.Clear();
        var features = _kernel.WantedFeatures(OfKernel(bytes));
        for (int i = 0; i < features.Length; i++)
            if (features[i]) isWanted[_askedFields[i]] = true;
        WantParts(isWanted);
    }

    private protected override void ScoreItemRows(FeatureTile tile, ReadOnlySpan<float> state, Span<float> scores) =>
        _kernel.Score(tile, OfKernel(Bytes(state)), scores);

    private protected override void AddContributions(ReadOnlySpan<float> slots, Span<float> contributions)
    {
        var explainer = _explainer.Value;
        double[] rented = ArrayPool<double>.Shared.Rent(explainer.ContributionCount);
        explainer.Contributions(slots, rented);
        for (int field = 0; field < contributions.Length; field++) contributions[field] = (float)rented[field];
        ArrayPool<double>.Shared.Return(rented);
    }

    private static CrossParts[] FindCrosses(FeatureSchema schema, bool[] isAsked)
    {
        var crosses = new List<CrossParts>();
        foreach (var field in schema.Fields)
            if (isAsked[field.Position] && field.Field.Kind == FieldKind.Cross)
                crosses.Add(new CrossParts(field.Position, PartsOf(field, schema)));
        return [.. crosses];
    }

    private static int[] PartsOf(FieldLayout cross, FeatureSchema schema) =>
        [.. schema.Fields.Where(field => cross.Field.CrossedFields.Contains(field.Field.Name)).Select(field => field.Position)];

    // The state of a request is read by what could also write it.
    private static Span<byte> Bytes(ReadOnlySpan<float> state) =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(state), state.Length));

    private static int Floats(int bytes) => (bytes + sizeof(float) - 1) / sizeof(float);

    private Span<bool> Fields(Span<byte> state) => MemoryMarshal.Cast<byte, bool>(state[.._wanted.Length]);

    private Span<byte> OfKernel(Span<byte> state) => state.Slice(Floats(_wanted.Length) * sizeof(float), _kernel.StateLength);

    private void WantParts(Span<bool> isWanted)
    {
        foreach (var cross in _crosses)
        {
            if (!isWanted[cross.Field]) continue;
            foreach (int part in cross.Parts) isWanted[part] = true;
        }
    }
}
