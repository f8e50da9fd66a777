using System.Data.Common;
using FeatureGen.Generator.Tests.Support;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Generated extraction gives, bit for bit, what the interpreter makes of the manifest.</summary>
[Collection(nameof(RandomProject))]
public sealed class ExtractionPropertyTests(RandomProject project)
{
    [Fact]
    public void Generated_extraction_is_the_interpretation_of_the_manifest() => CheckSchemas(maxTest: 6);

    [Fact]
    public void Cultures_do_not_matter() => CultureScope.RunInEach(() => CheckSchemas(maxTest: 1));

    private void CheckSchemas(int maxTest)
    {
        foreach (var schema in project.Schemas)
        {
            Check.One(
                Config.QuickThrowOnFailure.WithMaxTest(maxTest).WithQuietOnSuccess(true),
                Prop.ForAll(schema.Rows.ArrayOf().Resize(40).ToArbitrary(), rows => Verify(schema, rows)));
        }
    }

    private void Verify(RandomSchema schema, RandomRow?[] rows)
    {
        var table = new CellTable(schema, rows);
        var array = project.ToArray(schema, rows);
        var handle = SchemaHandle.Of(project.Assembly, schema.Name);
        Assert.Equal(project.Manifests[schema.Name], handle.Schema.Manifest);
        var extracted = handle.ExtractRows(array);
        AssertSame(handle, extracted, handle.ExtractTile(array), "tile");
        using (var reader = table.Typed()) AssertSame(handle, extracted, Interpret(handle, reader, rows.Length), "typed columns");
        using (var reader = table.Csv()) AssertSame(handle, extracted, Interpret(handle, reader, rows.Length), "CSV");
    }

    private float[][] Interpret(SchemaHandle handle, DbDataReader reader, int count)
    {
        var interpreter = new SchemaInterpreter(project.Manifests[handle.Schema.Name], reader, "rows", ReadPurpose.Score);
        var rows = new List<float[]>();
        for (var slots = new float[handle.Schema.SlotCount]; interpreter.Read(slots); slots = new float[slots.Length]) rows.Add(slots);
        Assert.Equal(count, rows.Count);
        return [.. rows];
    }

    private static void AssertSame(SchemaHandle handle, float[][] extracted, float[][] other, string what)
    {
        for (int i = 0; i < extracted.Length; i++)
        {
            foreach (var field in handle.Schema.Fields)
            {
                SlotAssert.Equal(
                    extracted[i].AsSpan(field.FirstSlot, field.SlotCount),
                    other[i].AsSpan(field.FirstSlot, field.SlotCount),
                    $"{handle.Schema.Name}.{field.Field}, row {i}, {what}");
            }
        }
    }
}
