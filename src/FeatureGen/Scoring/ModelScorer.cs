using FeatureGen.Formats.Models;

namespace FeatureGen.Scoring;

/// <summary>A model over extracted slots. Immutable: any number of threads may use one at once.</summary>
/// <remarks>
/// Scores are margins (log-odds). A row's score has the same bits whether it is scored alone, among others or after its context:
/// the bias, the context fields' terms and the item fields' terms are added in this order by fused multiply-add, on every vector width.
/// </remarks>
public abstract class ModelScorer
{
    /// <summary>Kernels take up to this many rows at once: their scores stay in the first level cache, and a mask of rows is one
    /// integer.</summary>
    internal const int BlockRows = 64;

    private protected ModelScorer(ModelTerms terms) => Terms = terms;

    /// <summary>For each field of the schema whether it must be extracted: it has a weight, or a cross that has one needs it.</summary>
    public ReadOnlySpan<bool> WantedFields => Terms.Wanted;

    /// <summary>The score of a row to which no field contributes.</summary>
    public float Bias => Terms.Bias;

    /// <summary>How many floats the state of a context has.</summary>
    public abstract int StateLength { get; }

    internal int SlotCount => Terms.SlotCount;

    private protected ModelTerms Terms { get; }

    /// <summary>Lays out a model for scoring.</summary>
    /// <param name="model">The model.</param>
    /// <param name="schema">The schema that it was trained for.</param>
    /// <exception cref="ArgumentException">The model does not fit the schema; the message says why and what to do.</exception>
    public static ModelScorer Create(ModelFile model, FeatureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(schema);
        if (model.FindMismatch(schema.Manifest) is { } mismatch) throw new ArgumentException(mismatch);
        var terms = new ModelTerms(model, schema);
        return model.Kind switch
        {
            ModelKind.Linear => new LinearScorer(terms),
            ModelKind.FactorizationMachine => new FactorizationScorer(terms),
            _ => throw new ArgumentException($"models of kind {model.Kind} cannot be scored; use a newer FeatureGen"),
        };
    }

    /// <summary>Scores one row.</summary>
    /// <param name="slots">The extracted row.</param>
    /// <exception cref="ArgumentException">There are more or fewer slots than the schema has.</exception>
    public abstract float Score(ReadOnlySpan<float> slots);

    /// <summary>Scores one row of as many slots as the schema has, whose values are lost.</summary>
    internal abstract float ScoreInPlace(Span<float> slots);

    /// <summary>Scores rows.</summary>
    /// <param name="tile">The extracted rows. The scorer computes in their place: the values are lost.</param>
    /// <param name="scores">Takes a score a row.</param>
    /// <exception cref="ArgumentException">The tile is of another schema, or there is less room than rows.</exception>
    public void Score(FeatureTile tile, Span<float> scores)
    {
        scores = Require(tile, scores);
        for (int row = 0; row < scores.Length; row += BlockRows)
            ScoreBlock(new TileBlock(tile, row), scores.Slice(row, Math.Min(BlockRows, scores.Length - row)));
    }

    /// <summary>Starts a request: the state is that of no context.</summary>
    /// <param name="state"><see cref="StateLength"/> floats.</param>
    /// <exception cref="ArgumentException">The state is too short.</exception>
    public void Begin(Span<float> state)
    {
        Require(state)[1..].Clear();
        state[0] = Bias;
    }

    /// <summary>Adds the context fields of a request to its state.</summary>
    /// <param name="slots">The extracted context; item slots are not read.</param>
    /// <param name="state">The state, after <see cref="Begin(Span{float})"/>.</param>
    /// <exception cref="ArgumentException">There are more or fewer slots than the schema has, or the state is too short.</exception>
    public void AddContext(ReadOnlySpan<float> slots, Span<float> state)
    {
        Require(slots.Length);
        AddContextTo(Require(state), slots);
    }

    /// <summary>Scores the candidates of a request.</summary>
    /// <param name="tile">Their extracted item fields; context slots are not read. The scorer computes in their place: the values are
    /// lost.</param>
    /// <param name="state">The state of the context.</param>
    /// <param name="scores">Takes a score a candidate.</param>
    /// <exception cref="ArgumentException">The tile is of another schema, the state is too short, or there is less room than
    /// rows.</exception>
    public void ScoreItems(FeatureTile tile, ReadOnlySpan<float> state, Span<float> scores)
    {
        scores = Require(tile, scores);
        if (state.Length < StateLength) throw StateTooShort(state.Length, nameof(state));
        for (int row = 0; row < scores.Length; row += BlockRows)
            ScoreItemBlock(new TileBlock(tile, row), state, scores.Slice(row, Math.Min(BlockRows, scores.Length - row)));
    }

    /// <summary>Says what each field contributes to the score of a row: the score minus <see cref="Bias"/> in parts.</summary>
    /// <remarks>An interaction of two fields is given to them in halves.</remarks>
    /// <param name="slots">The extracted row.</param>
    /// <param name="contributions">Takes a contribution a field of the schema, in log-odds.</param>
    /// <exception cref="ArgumentException">There are more or fewer slots than the schema has, or less room than fields.</exception>
    public void Explain(ReadOnlySpan<float> slots, Span<float> contributions)
    {
        Require(slots.Length);
        if (contributions.Length < Terms.FieldCount)
            throw new ArgumentException(
                $"The contributions of {Terms.FieldCount} fields do not fit into {contributions.Length} floats.", nameof(contributions));
        contributions = contributions[..Terms.FieldCount];
        contributions.Clear();
        AddContributions(slots, contributions);
    }

    private protected abstract void ScoreBlock(TileBlock tile, Span<float> scores);

    private protected abstract void ScoreItemBlock(TileBlock tile, ReadOnlySpan<float> state, Span<float> scores);

    private protected abstract void AddContextTo(Span<float> state, ReadOnlySpan<float> slots);

    private protected abstract void AddContributions(ReadOnlySpan<float> slots, Span<float> contributions);

    private protected void Require(int slotCount)
    {
        if (slotCount != Terms.SlotCount)
            throw new ArgumentException($"{slotCount} slots were given; the schema has {Terms.SlotCount}.", nameof(slotCount));
    }

    private Span<float> Require(FeatureTile tile, Span<float> scores)
    {
        Require(tile.SlotCount);
        if (scores.Length < tile.RowCount)
            throw new ArgumentException($"The scores of {tile.RowCount} rows do not fit into {scores.Length} floats.", nameof(scores));
        return scores[..tile.RowCount];
    }

    private Span<float> Require(Span<float> state) =>
        state.Length < StateLength ? throw StateTooShort(state.Length, nameof(state)) : state[..StateLength];

    private ArgumentException StateTooShort(int length, string name) =>
        new($"The state of a context has {StateLength} floats, not {length}.", name);
}
