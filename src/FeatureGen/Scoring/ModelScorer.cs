using FeatureGen.Formats.Models;

namespace FeatureGen.Scoring;

/// <summary>A model over extracted slots. Immutable: any number of threads may use one at once.</summary>
/// <remarks>
/// Scores are margins (log-odds). A row's score has the same bits whether it is scored alone, among others or after its context:
/// sums keep one order, on every vector width.
/// </remarks>
public abstract class ModelScorer
{
    private readonly int _fieldCount;

    private protected ModelScorer(int slotCount, int fieldCount)
    {
        SlotCount = slotCount;
        _fieldCount = fieldCount;
    }

    /// <summary>For each field of the schema whether it must be extracted: the model uses it, or a cross that it uses needs it.</summary>
    public abstract ReadOnlySpan<bool> WantedFields { get; }

    /// <summary>The score of a row to which no field contributes; of trees, the expected score over the training data, or the score without
    /// trees where the model cannot be explained.</summary>
    public abstract float Bias { get; }

    /// <summary>How many floats the state of a context has.</summary>
    public abstract int StateLength { get; }

    /// <summary>How many rows a tile best has at most.</summary>
    internal virtual int TileRows => Tiles.RowsFor(SlotCount);

    internal int SlotCount { get; }

    /// <summary>Lays out a model for scoring.</summary>
    /// <param name="model">The model.</param>
    /// <param name="schema">The schema that it was trained for.</param>
    /// <exception cref="ArgumentException">The model does not fit the schema; the message says why and what to do.</exception>
    public static ModelScorer Create(ModelFile model, FeatureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(schema);
        return model.FindMismatch(schema.Manifest) is { } mismatch ? throw new ArgumentException(mismatch) : Lay(model, schema);
    }

    /// <summary>Lays out a model whose trees, if it is of such, a reader has checked.</summary>
    /// <inheritdoc cref="Create(ModelFile, FeatureSchema)"/>
    internal static ModelScorer CreateSound(ModelFile model, FeatureSchema schema) =>
        model.FindSchemaMismatch(schema.Manifest) is { } mismatch ? throw new ArgumentException(mismatch) : Lay(model, schema);

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
        ScoreRows(tile, Require(tile, scores));
    }

    /// <summary>Starts a request: does once what the context decides for all candidates.</summary>
    /// <param name="context">The extracted context; item slots are not read.</param>
    /// <param name="itemCount">About how many candidates will be scored: whether preparing more pays depends on it, the scores do not.</param>
    /// <param name="state">Takes <see cref="StateLength"/> floats.</param>
    /// <exception cref="ArgumentException">There are more or fewer slots than the schema has, or the state is too short.</exception>
    public void Begin(ReadOnlySpan<float> context, int itemCount, Span<float> state)
    {
        Require(context.Length);
        BeginRequest(context, itemCount, Require(state));
    }

    /// <summary>For each field of the schema whether it must still be extracted from the candidates of a request.</summary>
    /// <param name="state">The state, after <see cref="Begin(ReadOnlySpan{float}, int, Span{float})"/>.</param>
    internal virtual ReadOnlySpan<bool> WantedItemFields(ReadOnlySpan<float> state) => WantedFields;

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
        ScoreItemRows(tile, state, scores);
    }

    /// <summary>Says what each field contributes to the score of a row: the score minus <see cref="Bias"/> in parts.</summary>
    /// <remarks>An interaction of two fields is given to them in halves; trees are explained by path-dependent TreeSHAP (Lundberg, Erion,
    /// Lee 2018), a field's contribution being the sum over its slots. A cross is a field of its own.</remarks>
    /// <param name="slots">The extracted row.</param>
    /// <param name="contributions">Takes a contribution a field of the schema, in log-odds.</param>
    /// <exception cref="ArgumentException">There are more or fewer slots than the schema has, or less room than fields.</exception>
    /// <exception cref="InvalidOperationException">The model is of trees that do not say how much training data came to their nodes (ONNX),
    /// that have linear models as leaves, or paths of more than 4,096 slots; the message names the tree.</exception>
    public void Explain(ReadOnlySpan<float> slots, Span<float> contributions)
    {
        Require(slots.Length);
        if (contributions.Length < _fieldCount)
            throw new ArgumentException(
                $"The contributions of {_fieldCount} fields do not fit into {contributions.Length} floats.", nameof(contributions));
        contributions = contributions[.._fieldCount];
        contributions.Clear();
        AddContributions(slots, contributions);
    }

    private static ModelScorer Lay(ModelFile model, FeatureSchema schema) => model.Kind switch
    {
        ModelKind.Linear => new LinearScorer(new ModelTerms(model, schema)),
        ModelKind.FactorizationMachine => new FactorizationScorer(new ModelTerms(model, schema)),
        ModelKind.Trees => new TreeScorer(model.Ensemble!, schema),
        _ => throw new ArgumentException($"models of kind {model.Kind} cannot be scored; use a newer FeatureGen"),
    };

    private protected abstract void ScoreRows(FeatureTile tile, Span<float> scores);

    private protected abstract void ScoreItemRows(FeatureTile tile, ReadOnlySpan<float> state, Span<float> scores);

    private protected abstract void BeginRequest(ReadOnlySpan<float> context, int itemCount, Span<float> state);

    private protected abstract void AddContributions(ReadOnlySpan<float> slots, Span<float> contributions);

    private protected void Require(int slotCount)
    {
        if (slotCount != SlotCount)
            throw new ArgumentException($"{slotCount} slots were given; the schema has {SlotCount}.", nameof(slotCount));
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
