using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Evaluation;

/// <summary>Scores rows of slots by a model: the definition of a model's meaning, one row at a time.</summary>
public sealed class SlotScorer
{
    private const int None = -1;

    private readonly ModelFile _model;
    private readonly Term[] _terms;
    private readonly float[] _weights;
    private readonly float[] _embeddings;
    private readonly int[] _positions;
    private readonly float[] _sums;
    private readonly float[] _squares;

    /// <summary>Prepares a model for a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="model">A model of that schema.</param>
    /// <exception cref="SchemaException">The model is of another schema.</exception>
    public SlotScorer(SchemaManifest schema, ModelFile model)
    {
        if (model.FindMismatch(schema) is { } mismatch) throw new SchemaException($"The model does not fit: {mismatch}.");
        _model = model;
        var layout = SchemaLayout.Of(schema);
        SlotCount = layout.SlotCount;
        _positions = new int[layout.WeightCount];
        Array.Fill(_positions, None);
        var fields = layout.Fields.ToDictionary(field => field.Field.Name, StringComparer.Ordinal);
        _weights = model.Fields.SelectMany(field => field.Weights).ToArray();
        _embeddings = model.Fields.SelectMany(field => field.Embeddings).ToArray();
        int next = 0;
        foreach (var field in model.Fields) next = Place(field, fields[field.Name], next);
        // Context first: what is summed once a request comes before what differs by candidate, in every kernel.
        _terms = model.Fields.OrderBy(field => fields[field.Name].Field.Role == FieldRole.Context ? 0 : 1)
            .SelectMany(field => TermsOf(field, fields[field.Name])).ToArray();
        _sums = new float[model.Dimension];
        _squares = new float[model.Dimension];
    }

    /// <summary>The number of slots of a row.</summary>
    public int SlotCount { get; }

    /// <summary>The margin (log-odds) of a row.</summary>
    /// <param name="slots">All slots of the row.</param>
    public float Score(ReadOnlySpan<float> slots)
    {
        float margin = _model.Bias;
        _sums.AsSpan().Clear();
        _squares.AsSpan().Clear();
        foreach (var term in _terms)
        {
            float content = slots[term.Slot];
            if (!term.IsValue && content < 0) continue;
            bool isNumber = term.IsValue && !float.IsNaN(content);
            int position = _positions[term.FirstWeight + (isNumber ? 0 : term.IsValue ? 1 : (int)content)];
            if (position == None) continue;
            float z = isNumber ? (content - term.Center) * term.Scale : 1;
            margin = isNumber ? MathF.FusedMultiplyAdd(z, _weights[position], margin) : margin + _weights[position];
            AddEmbedding(position, z);
        }
        return margin + .5f * PairSum();
    }

    private void AddEmbedding(int position, float z)
    {
        for (int i = 0; i < _sums.Length; i++)
        {
            float part = z * _embeddings[position * _sums.Length + i];
            _sums[i] += part;
            _squares[i] += part * part;
        }
    }

    private float PairSum()
    {
        float sum = 0;
        for (int i = 0; i < _sums.Length; i++) sum += _sums[i] * _sums[i] - _squares[i];
        return sum;
    }

    private int Place(ModelField model, FieldLayout field, int next)
    {
        for (int i = 0; i < model.Weights.Count; i++) _positions[field.FirstWeight + (field.HasValues ? i : model.Indices[i])] = next++;
        return next;
    }

    private static IEnumerable<Term> TermsOf(ModelField model, FieldLayout field)
    {
        for (int slot = 0; slot < field.SlotCount; slot++)
            yield return new Term(
                field.FirstSlot + slot, field.HasValues, field.FirstWeight + field.WeightOffset(slot),
                field.HasValues ? model.Centers[slot] : 0, field.HasValues ? model.Scales[slot] : 1);
    }

    private readonly record struct Term(int Slot, bool IsValue, int FirstWeight, float Center, float Scale);
}
