using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Interpretation;

/// <summary>Rows of a schema from CSV text.</summary>
internal static class Csv
{
    public static SchemaInterpreter Open(SchemaManifest schema, string text, ReadPurpose purpose = ReadPurpose.Learn, string name = "log.csv") =>
        new(schema, new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), name), name, purpose);

    public static EncodedDataset Load(SchemaManifest schema, string text) => EncodedDataset.Read(Open(schema, text));

    public static EncodedDataset LoadFile(SchemaManifest schema, string path)
    {
        using var reader = new CsvDataReader(path);
        return EncodedDataset.Read(new SchemaInterpreter(schema, reader, path, ReadPurpose.Learn));
    }

    /// <summary>The slots of a field for each cell, the cells being all rows of a one-column table.</summary>
    public static float[][] Encode(FieldManifest field, params string[] cells)
    {
        var schema = new SchemaManifest { Name = "T", Fields = new([field]) };
        var rows = Open(schema, field.Name + ",other\n" + string.Concat(cells.Select(cell => cell + ",\n")), ReadPurpose.Score);
        var result = new List<float[]>();
        var slots = new float[SchemaLayout.Of(schema).SlotCount];
        while (rows.Read(slots)) result.Add([.. slots]);
        return [.. result];
    }
}
