using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Random models of a schema: some fields without weights, index fields with weights for some indices.</summary>
internal static class RandomModel
{
    private static Gen<float> Weight => Gen.Choose(-2000, 2000).Select(i => i / 997f);

    /// <summary>A model.</summary>
    public static Gen<ModelFile> Of(SchemaManifest manifest) =>
        from dimension in Gen.Elements(0, 0, 1, 3, 4, 8, 17)
        from bias in Weight
        from chosen in Gen.SubListOf(SchemaLayout.Of(manifest).Fields.AsEnumerable())
        from fields in Gen.CollectToArray(chosen.OrderBy(f => f.Position), f => Field(f, dimension))
        select new ModelFile
        {
            Kind = dimension == 0 ? ModelKind.Linear : ModelKind.FactorizationMachine,
            Schema = manifest.Name,
            Fingerprint = manifest.Fingerprint,
            Bias = bias,
            Dimension = dimension,
            Fields = new(fields),
        };

    private static Gen<ModelField> Field(FieldLayout field, int dimension) =>
        from indices in field.HasValues ? Gen.Constant<int[]>([]) : Indices(field.WeightCount)
        let count = field.HasValues ? field.WeightCount : indices.Length
        from weights in Weight.ArrayOf(count)
        from embeddings in Weight.ArrayOf(count * dimension)
        from centers in Weight.ArrayOf(field.HasValues ? field.SlotCount : 0)
        from scales in Weight.ArrayOf(field.HasValues ? field.SlotCount : 0)
        select new ModelField
        {
            Name = field.Field.Name,
            Indices = new(indices),
            Weights = new(weights),
            Embeddings = new(embeddings),
            Centers = new(centers),
            Scales = new(scales),
        };

    private static Gen<int[]> Indices(int space) =>
        Gen.OneOf(
            Gen.Constant<int[]>([.. Enumerable.Range(0, Math.Min(space, 200))]),
            Gen.Choose(0, space - 1).ArrayOf(20).Select(all => all.Distinct().Order().ToArray()),
            Gen.Constant<int[]>([]));
}
