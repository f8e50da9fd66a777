using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Scores of extracted vectors in double precision, straight from the definition.</summary>
internal sealed class ReferenceModel(ModelFile model, FeatureSchema schema)
{
    private readonly (ModelField Field, FieldLayout Layout, Dictionary<int, int> Rows)[] _fields =
    [
        .. model.Fields.Select(field => (
            field,
            schema.Fields.Single(f => f.Field.Name == field.Name),
            Enumerable.Range(0, field.Indices.Count).ToDictionary(i => field.Indices[i]))),
    ];

    /// <summary>What every field contributes to the score, and how large the numbers are that it is the sum of.</summary>
    public (double[] Contributions, double Magnitude) Explain(float[] slots)
    {
        var terms = _fields.SelectMany(f => Terms(f.Field, f.Layout, f.Rows, slots)).ToList();
        var sums = Enumerable.Range(0, model.Dimension).Select(d => terms.Sum(t => t.Z * t.Embedding[d])).ToArray();
        var contributions = new double[schema.Fields.Count];
        double magnitude = Math.Abs(model.Bias);
        foreach (var (field, z, weight, embedding) in terms)
        {
            contributions[field] += z * weight;
            magnitude += Math.Abs(z * weight);
            // Half of each pair's interaction belongs to either field.
            contributions[field] += Enumerable.Range(0, model.Dimension).Sum(d => z * embedding[d] * (sums[d] - z * embedding[d])) / 2;
        }
        magnitude += Enumerable.Range(0, model.Dimension).Sum(d => Math.Pow(terms.Sum(t => Math.Abs(t.Z * t.Embedding[d])), 2));
        return (contributions, magnitude);
    }

    private IEnumerable<(int Field, double Z, double Weight, double[] Embedding)> Terms(ModelField field, FieldLayout layout, Dictionary<int, int> rows, float[] slots)
    {
        int firstOfSlot = 0;
        for (int i = 0; i < layout.SlotCount; i++)
        {
            float slot = slots[layout.FirstSlot + i];
            if (layout.HasValues)
            {
                double z = float.IsNaN(slot) ? 1 : ((double)slot - field.Centers[i]) * field.Scales[i];
                yield return Term(layout.Position, z, field, 2 * i + (float.IsNaN(slot) ? 1 : 0));
                continue;
            }
            if (slot >= 0 && rows.TryGetValue(firstOfSlot + (int)slot, out int row)) yield return Term(layout.Position, 1, field, row);
            if (!layout.Field.IsMultiValued) firstOfSlot += layout.Spaces[i];
        }
    }

    private (int Field, double Z, double Weight, double[] Embedding) Term(int position, double z, ModelField field, int index) =>
        (position, z, field.Weights[index], [.. Enumerable.Range(index * model.Dimension, model.Dimension).Select(i => (double)field.Embeddings[i])]);
}
