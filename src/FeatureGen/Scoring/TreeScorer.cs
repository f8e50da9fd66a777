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
    private readonly Lazy<float> _bias;
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
        int[] fields = [.. schema.Fields.SelectMany(field => Enumerable.Repeat(field.Position, field.SlotCount))];
        bool[] isContext = [.. fields.Select(field => schema.Fields[field].Field.Role == FieldRole.Context)];
        _kernel = RequestKernel.Create(ensemble, isContext, KernelWidths.Best, specialises);
        _explainer = new(() => new TreeExplainer(ensemble, fields, schema.Fields.Count));
        _bias = new(() => (float)ExpectedMargins.Of(ensemble)[0]);
        _askedFields = [.. _kernel.AskedFeatures.ToArray().Select(feature => fields[feature])];
        _crosses = [.. _askedFields.Distinct()
            .Where(field => schema.Fields[field].Field.Kind == FieldKind.Cross)
            .Select(field => new CrossParts(field, PartsOf(schema.Fields[field], schema)))];
        _wanted = new bool[schema.Fields.Count];
        foreach (int field in _askedFields) _wanted[field] = true;
        WantParts(_wanted);
    }

    public override ReadOnlySpan<bool> WantedFields => _wanted;

    /// <summary>The expected score over the training data, which contributions are counted from; where the model does not say how much
    /// training data came to its nodes, the score without trees.</summary>
    public override float Bias => _bias.Value;

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
