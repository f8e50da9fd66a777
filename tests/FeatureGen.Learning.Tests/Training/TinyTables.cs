using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Training;

namespace FeatureGen.Learning.Tests.Training;

/// <summary>Small tables whose best model is known.</summary>
internal static class TinyTables
{
    /// <summary>Converges to the optimum of a convex problem: all rows a step, no early stopping, no penalty but what is added.</summary>
    public static TrainingOptions ToOptimum { get; } = new()
    {
        BatchSize = int.MaxValue, Epochs = 5000, LearningRate = .05, L1 = 0, L2 = 0, ValidationShare = 0, Tolerance = 1e-10, Patience = 100,
    };

    public static FieldManifest Number(string name) => new() { Name = name, Kind = FieldKind.Numeric, Type = ScalarType.Single };

    /// <summary>An index slot with values 0 (missing) to <paramref name="values"/>.</summary>
    public static FieldManifest Category(string name, int values) =>
        new() { Name = name, Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = 1, Max = values };

    public static SchemaManifest Schema(params FieldManifest[] fields) =>
        new() { Name = "T", Fields = new(fields), Label = new() { Name = "Y", Type = ScalarType.Integer } };

    /// <summary>Two categories of which neither tells anything alone: the label is whether they have the same parity, but for 5 %.</summary>
    public static EncodedDataset Parity(int rows, int seed, int values = 8)
    {
        var data = new EncodedDataset(Schema(Category("A", values), Category("B", values), Category("Noise", values)));
        var random = new Random(seed);
        for (int i = 0; i < rows; i++)
        {
            int a = random.Next(1, values + 1), b = random.Next(1, values + 1);
            bool same = a % 2 == b % 2;
            data.Add([a, b, random.Next(1, values + 1)], (random.NextDouble() < .05) ^ same ? 1 : 0);
        }
        return data;
    }
}
