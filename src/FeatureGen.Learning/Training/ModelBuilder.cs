using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Training;

/// <summary>Writes down what a machine learned as a model: without weights that are zero, without fields that have no others.</summary>
internal sealed class ModelBuilder(SlotPlan plan, Machine machine)
{
    public ModelFile Build(SchemaManifest schema, IEnumerable<KeyValuePair<string, string>> notes) => new()
    {
        Kind = machine.Dimension > 0 ? ModelKind.FactorizationMachine : ModelKind.Linear,
        Schema = schema.Name,
        Fingerprint = schema.Fingerprint,
        Bias = machine.Bias.Values[0],
        Dimension = machine.Dimension,
        Fields = new(plan.Layout.Fields.Select(BuildField).OfType<ModelField>()),
        Training = new(notes),
    };

    private ModelField? BuildField(FieldLayout field)
    {
        var used = Enumerable.Range(field.FirstWeight, field.WeightCount).Where(IsUsed).ToArray();
        if (used.Length == 0) return null;
        // A field with value slots gives all of its weights, as the format has it.
        var given = field.HasValues ? Enumerable.Range(field.FirstWeight, field.WeightCount).ToArray() : used;
        return new ModelField
        {
            Name = field.Field.Name,
            Centers = field.HasValues ? new(plan.Centers.AsSpan(field.FirstSlot, field.SlotCount).ToArray()) : default,
            Scales = field.HasValues ? new(plan.Scales.AsSpan(field.FirstSlot, field.SlotCount).ToArray()) : default,
            Indices = field.HasValues ? default : new(given.Select(weight => weight - field.FirstWeight).ToArray()),
            Weights = new(given.Select(Weight).ToArray()),
            Embeddings = new(given.SelectMany(weight => Embedding(weight).ToArray()).ToArray()),
        };
    }

    private bool IsUsed(int weight) => Weight(weight) != 0 || Embedding(weight).ContainsAnyExcept(0f);

    private float Weight(int weight) => plan.ParameterOf(weight) is >= 0 and var parameter ? machine.Weights.Values[parameter] : 0;

    private ReadOnlySpan<float> Embedding(int weight)
    {
        if (plan.ParameterOf(weight) is not (>= 0 and var parameter)) return new float[machine.Dimension];
        return machine.Embeddings.Values.AsSpan(parameter * machine.Embeddings.Stride, machine.Dimension);
    }
}
