using FeatureGen.Formats.Models;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Scores of extracted vectors in double precision, straight from the definition.</summary>
internal sealed class ReferenceModel(ModelFile model, FeatureSchema schema)
{
    /// <summary>What every field contributes to the score, and how large the numbers are that it is the sum of.</summary>
    public (double[] Contributions, double Magnitude) Explain(float[] slots)
    {
        var terms = model.Fields.SelectMany(field => Terms(field, slots)).ToList();
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

    private IEnumerable<(int Field, double Z, double Weight, double[] Embedding)> Terms(ModelField field, float[] slots)
    {
        var layout = schema.Fields.Single(f => f.Field.Name == field.Name);
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
            int index = slot < 0 ? -1 : Array.IndexOf(field.Indices.ToArray(), firstOfSlot + (int)slot);
            if (index >= 0) yield return Term(layout.Position, 1, field, index);
            if (!layout.Field.IsMultiValued) firstOfSlot += layout.Spaces[i];
        }
    }

    private (int Field, double Z, double Weight, double[] Embedding) Term(int position, double z, ModelField field, int index) =>
        (position, z, field.Weights[index], Enumerable.Range(0, model.Dimension).Select(d => (double)field.Embeddings[index * model.Dimension + d]).ToArray());
}
