using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Scoring;

/// <summary>A model laid out for the kernels: its terms, those of context fields first, and its tables.</summary>
/// <remarks>
/// <para>
/// The tables have a row a weight. That of an index space begins with a row of zeros for "no value", so that a lookup needs no branch;
/// the slots of a multi-valued field share a table.
/// </para>
/// <para>
/// A factorization machine adds 1/2 (|sum z v|^2 - sum z^2 |v|^2). The second sum is a sum over terms like the linear one and is folded
/// into it: into the weights where z is 1, as <see cref="Term.Curvature"/> where z is a number.
/// </para>
/// </remarks>
internal sealed class ModelTerms
{
    /// <summary>Embeddings are filled up to a multiple of this many floats, the widest vector.</summary>
    public const int EmbeddingUnit = 16;

    private readonly bool _factorizes;

    public ModelTerms(ModelFile model, FeatureSchema schema)
    {
        _factorizes = model.Kind == ModelKind.FactorizationMachine;
        // No negative zero: adding 0 would change its bits.
        Bias = model.Bias + 0f;
        LearnedDimension = _factorizes ? model.Dimension : 0;
        Dimension = (LearnedDimension + EmbeddingUnit - 1) / EmbeddingUnit * EmbeddingUnit;
        SlotCount = schema.SlotCount;
        FieldCount = schema.Fields.Count;

        if (model.Fields.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"the model has weights for '{twice.Key}' twice");
        var learned = model.Fields.Where(f => HasWeight(f)).ToDictionary(f => f.Name, StringComparer.Ordinal);
        Wanted = WantedFields(schema, learned);
        var fields = schema.Fields
            .Where(f => learned.ContainsKey(f.Field.Name))
            .ToLookup(f => f.Field.Role, f => (Layout: f, Learned: learned[f.Field.Name]));
        var terms = new List<Term>();
        long rows = 0;
        foreach (var field in fields[FieldRole.Context]) AddTerms(field.Layout, field.Learned, terms, ref rows);
        ContextCount = terms.Count;
        foreach (var field in fields[FieldRole.Item]) AddTerms(field.Layout, field.Learned, terms, ref rows);
        Terms = [.. terms];
        ContextRuns = TermRun.Of(Terms, 0, ContextCount);
        ItemRuns = TermRun.Of(Terms, ContextCount, Terms.Length);

        if (rows * Math.Max(Dimension, 1) > Array.MaxLength - EmbeddingUnit)
            throw new ArgumentException(
                $"the model needs tables of {rows} rows of {Dimension} floats, more than an array holds; use fewer buckets or dimensions");
        Weights = new float[rows];
        Embeddings = new AlignedFloats((int)rows * Dimension);
        foreach (var term in Terms) FillTables(term, schema.Fields[term.Field], learned[schema.Fields[term.Field].Field.Name]);
    }

    public float Bias { get; }

    /// <summary>The length of an embedding; 0 in linear models.</summary>
    public int LearnedDimension { get; }

    /// <summary>The length of an embedding in memory.</summary>
    public int Dimension { get; }

    public int SlotCount { get; }

    public int FieldCount { get; }

    /// <summary>For each field of the schema whether it must be extracted.</summary>
    public bool[] Wanted { get; }

    public Term[] Terms { get; }

    /// <summary>How many of the terms, the first ones, are of context fields.</summary>
    public int ContextCount { get; }

    public TermRun[] ContextRuns { get; }

    public TermRun[] ItemRuns { get; }

    /// <summary>The weight of each row.</summary>
    public float[] Weights { get; }

    /// <summary>The embedding of each row.</summary>
    public AlignedFloats Embeddings { get; }

    private bool HasWeight(ModelField field)
    {
        if (!field.Weights.Concat(field.Embeddings).Concat(field.Centers).Concat(field.Scales).All(float.IsFinite))
            throw new ArgumentException($"the model has a number for '{field.Name}' that is not finite; train it again");
        return Enumerable.Range(0, field.Weights.Count).Any(i => HasWeight(field, i));
    }

    private bool HasWeight(ModelField field, int weight)
    {
        if (field.Weights[weight] != 0) return true;
        for (int d = 0; d < LearnedDimension; d++)
            if (field.Embeddings[weight * LearnedDimension + d] != 0) return true;
        return false;
    }

    private static bool[] WantedFields(FeatureSchema schema, Dictionary<string, ModelField> learned)
    {
        var names = new HashSet<string>(learned.Keys, StringComparer.Ordinal);
        foreach (var field in schema.Fields)
            if (learned.ContainsKey(field.Field.Name)) names.UnionWith(field.Field.CrossedFields);
        return [.. schema.Fields.Select(f => names.Contains(f.Field.Name))];
    }

    private void AddTerms(FieldLayout layout, ModelField field, List<Term> terms, ref long rows)
    {
        bool sharesTable = layout.Field.IsMultiValued;
        long shared = rows;
        for (int i = 0; i < layout.SlotCount; i++)
        {
            int slot = layout.FirstSlot + i;
            if (layout.HasValues)
            {
                if (!HasWeight(field, 2 * i) && !HasWeight(field, 2 * i + 1)) continue;
                terms.Add(ValueTerm(field, i) with { Field = layout.Position, Slot = slot, Row = (int)rows });
                rows += 2;
            }
            else if (sharesTable || WeightsOf(layout, field, i).Any(w => HasWeight(field, w)))
            {
                long row = sharesTable ? shared : rows;
                terms.Add(IndexTerm(SpaceOf(layout, i)) with { Field = layout.Position, Slot = slot, Row = (int)row });
                if (!sharesTable || i == 0) rows += 1L + SpaceOf(layout, i);
            }
        }
    }

    private static Term IndexTerm(int space)
    {
        // Beyond 2^24 not every index is a float; the last one that is must not lie outside of the table.
        float last = space - 1;
        return new Term { IsValue = false, LastIndex = last > space - 1d ? MathF.BitDecrement(last) : last };
    }

    private Term ValueTerm(ModelField field, int slot)
    {
        float weight = field.Weights[2 * slot], scale = field.Scales[slot];
        return new Term
        {
            IsValue = true,
            Center = field.Centers[slot],
            Scale = scale,
            Weight = _factorizes ? weight : scale * weight,
            Missing = field.Weights[2 * slot + 1] - HalfSquare(field, 2 * slot + 1),
            Curvature = -HalfSquare(field, 2 * slot),
        };
    }

    private static int SpaceOf(FieldLayout layout, int slot) => layout.Spaces[layout.Field.IsMultiValued ? 0 : slot];

    /// <summary>Which of the given weights of a field are of one of its index slots.</summary>
    private static IEnumerable<int> WeightsOf(FieldLayout layout, ModelField field, int slot)
    {
        int offset = layout.WeightOffset(slot);
        int end = offset + SpaceOf(layout, slot);
        return Enumerable.Range(0, field.Indices.Count).Where(w => field.Indices[w] >= offset && field.Indices[w] < end);
    }

    private void FillTables(in Term term, FieldLayout layout, ModelField field)
    {
        int slot = term.Slot - layout.FirstSlot;
        if (term.IsValue)
        {
            FillRow(term.Row, field, 2 * slot);
            FillRow(term.Row + 1, field, 2 * slot + 1);
            return;
        }
        foreach (int weight in WeightsOf(layout, field, slot))
            FillRow(term.Row + 1 + field.Indices[weight] - layout.WeightOffset(slot), field, weight);
    }

    private void FillRow(int row, ModelField field, int weight)
    {
        Weights[row] = field.Weights[weight] - HalfSquare(field, weight);
        for (int d = 0; d < LearnedDimension; d++)
            Embeddings.Span[row * Dimension + d] = field.Embeddings[weight * LearnedDimension + d];
    }

    private float HalfSquare(ModelField field, int weight)
    {
        double sum = 0;
        for (int d = 0; d < LearnedDimension; d++)
        {
            double x = field.Embeddings[weight * LearnedDimension + d];
            sum += x * x;
        }
        return (float)(sum / 2);
    }
}
