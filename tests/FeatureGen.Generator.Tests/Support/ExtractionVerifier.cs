using FeatureGen.Testing.Compilations;

namespace FeatureGen.Generator.Tests.Support;

/// <summary>Compiles a schema, runs it over rows and compares the slots with what the test expects.</summary>
internal static class ExtractionVerifier
{
    /// <summary>Missing.</summary>
    public const float NaN = float.NaN;

    /// <summary>Verifies the schema of the source that is called <c>Row</c>.</summary>
    /// <param name="source">Declares <c>Row</c>.</param>
    /// <param name="rows">Rows as C# expressions, each with the slots that the contract gives it.</param>
    public static Task VerifyAsync(string source, params (string Row, float[] Slots)[] rows) => VerifyTypeAsync("Row", source, rows);

    /// <summary>Verifies one schema of the source.</summary>
    public static async Task VerifyTypeAsync(string type, string source, params (string Row, float[] Slots)[] rows)
    {
        var list = string.Join(",\n        ", rows.Select(r => r.Row));
        var test = $$"""
            internal static class TestRows
            {
                internal static {{type.Replace('+', '.')}}[] All => [
                    {{list}}];
            }
            """;
        using LoadedAssembly assembly = await SchemaProject.LoadAsync(source, test);
        var handle = SchemaHandle.Of(assembly, type.Replace("@", "", StringComparison.Ordinal));
        var values = assembly.Invoke<Array>("TestRows", "get_All");
        var one = handle.ExtractRows(values);
        var many = handle.ExtractTile(values);
        for (int i = 0; i < rows.Length; i++)
        {
            SlotAssert.Equal(rows[i].Slots, one[i], $"{rows[i].Row} (row)");
            SlotAssert.Equal(rows[i].Slots, many[i], $"{rows[i].Row} (tile)");
        }
    }
}
