using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Benchmarks;

/// <summary>One seeded model in the forms that the contestants want: flat tables for hand-written code, a model file for ours.</summary>
public sealed class Weights
{
    /// <summary>Numbers a candidate.</summary>
    public const int NumberCount = 30;

    /// <summary>Categories a candidate.</summary>
    public const int CategoryCount = 10;

    /// <summary>Values a category.</summary>
    public const int ValueCount = 100;

    /// <summary>The length of an embedding.</summary>
    public const int Dimension = 16;

    /// <summary>Makes the model.</summary>
    public Weights(int seed)
    {
        var random = new Random(seed);
        float Next() => (float)(random.NextDouble() - 0.5) / 4;
        Bias = Next();
        Numbers = [.. Enumerable.Range(0, NumberCount).Select(_ => Next())];
        Categories = [.. Enumerable.Range(0, CategoryCount).Select(_ => Enumerable.Range(0, ValueCount).Select(_ => Next()).ToArray())];
        Embeddings = [.. Enumerable.Range(0, NumberCount + CategoryCount * ValueCount).Select(_ => Enumerable.Range(0, Dimension).Select(_ => Next()).ToArray())];
    }

    /// <summary>The score of nothing.</summary>
    public float Bias { get; }

    /// <summary>A weight a number.</summary>
    public float[] Numbers { get; }

    /// <summary>A weight a value of each category.</summary>
    public float[][] Categories { get; }

    /// <summary>The embeddings: of the numbers, then of the values of each category.</summary>
    public float[][] Embeddings { get; }

    /// <summary>The same model as a file's content.</summary>
    public ModelFile ToModel(ModelKind kind)
    {
        bool embedded = kind == ModelKind.FactorizationMachine;
        return new ModelFile
        {
            Kind = kind,
            Schema = Candidate.Schema.Name,
            Fingerprint = Candidate.Schema.Fingerprint,
            Bias = Bias,
            Dimension = embedded ? Dimension : 0,
            Fields = new(Candidate.Schema.Fields.Select(f => f.HasValues ? Number(f, embedded) : Category(f, embedded))),
        };
    }

    private ModelField Number(FieldLayout field, bool embedded) => new()
    {
        Name = field.Field.Name,
        Centers = new([0f]),
        Scales = new([1f]),
        Weights = new([Numbers[field.Position], 0f]),
        Embeddings = embedded ? new([.. Embeddings[field.Position], .. new float[Dimension]]) : default,
    };

    // Index 0 is missing, index 1 the value 0.
    private ModelField Category(FieldLayout field, bool embedded)
    {
        int category = field.Position - NumberCount;
        return new ModelField
        {
            Name = field.Field.Name,
            Indices = new(Enumerable.Range(1, ValueCount)),
            Weights = new(Categories[category]),
            Embeddings = embedded ? new(Embeddings.Skip(NumberCount + category * ValueCount).Take(ValueCount).SelectMany(e => e)) : default,
        };
    }
}
