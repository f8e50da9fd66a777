using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Tests.Scoring;

/// <summary>What a model means, in double and straight from its file: every active weight, and for factorization machines every pair of
/// them.</summary>
internal static class ReferenceScorer
{
    /// <summary>One active weight.</summary>
    private sealed record Active(double Z, double Weight, double[] Embedding);

    /// <summary>The margin of a row, and the sum of the magnitudes that it was added from.</summary>
    public static (double Score, double Magnitude) Score(ModelFile model, FeatureSchema schema, float[] row)
    {
        var active = model.Fields
            .SelectMany(f => ActiveOf(f, schema.Fields.Single(l => l.Field.Name == f.Name), row, model.Dimension))
            .ToList();
        double score = model.Bias, magnitude = Math.Abs(model.Bias) + 1;
        for (int i = 0; i < active.Count; i++)
        {
            double linear = active[i].Z * active[i].Weight;
            score += linear;
            // The squares that a linear-time formula subtracts again.
            magnitude += Math.Abs(linear) + active[i].Z * active[i].Z * Dot(active[i], active[i]);
            for (int j = 0; j < i; j++)
            {
                double pair = active[i].Z * active[j].Z * Dot(active[i], active[j]);
                score += pair;
                magnitude += Math.Abs(pair);
            }
        }
        return (score, magnitude);
    }

    private static IEnumerable<Active> ActiveOf(ModelField model, FieldLayout field, float[] row, int dimension)
    {
        for (int slot = 0; slot < field.SlotCount; slot++)
        {
            float x = row[field.FirstSlot + slot];
            double z = 1;
            int weight;
            if (field.HasValues)
            {
                if (!float.IsNaN(x)) z = ((double)x - model.Centers[slot]) * model.Scales[slot];
                weight = 2 * slot + (float.IsNaN(x) ? 1 : 0);
            }
            else
            {
                if (x < 0) continue;
                weight = model.Indices.ToList().IndexOf(field.WeightOffset(slot) + (int)x);
                if (weight < 0) continue;
            }
            double[] embedding = [.. Enumerable.Range(0, dimension).Select(d => (double)model.Embeddings[weight * dimension + d])];
            yield return new Active(z, model.Weights[weight], embedding);
        }
    }

    private static double Dot(Active a, Active b) => a.Embedding.Zip(b.Embedding, (x, y) => x * y).Sum();
}
