using System.Globalization;
using System.Reflection;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Testing;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using FeatureGen.Testing.Generators;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Tool.Tests.Support;

/// <summary>A table that was scaffolded, the code compiled as a user's build would, with all analyzers and without a warning.</summary>
internal sealed class BuiltScaffold : IDisposable
{
    private delegate void Extract<T>(in T row, Span<float> slots);

    private readonly TemporaryFolder _folder = new();
    private readonly LoadedAssembly _assembly;
    private readonly string _data;

    private BuiltScaffold(string data, string code, string notes)
    {
        (_data, Code, Notes) = (data, code, notes);
        var test = new CSharpSourceGeneratorTest<SchemaGenerator> { TestCode = code };
        AddReferences(test.TestState);
        var compilation = test.Run().Compilation;
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Path = _folder.File("Scaffold.dll");
        using (var file = File.Create(Path)) Assert.True(compilation.Emit(file).Success);
        _assembly = LoadedAssembly.Emit(compilation);
        Manifest = ManifestReader.Read(Path + ":Row");
    }

    public string Code { get; }

    /// <summary>What the tool said beside the result.</summary>
    public string Notes { get; }

    /// <summary>The built assembly.</summary>
    public string Path { get; }

    public SchemaManifest Manifest { get; }

    /// <summary>Scaffolds a table as <c>Row</c>, and builds.</summary>
    public static async Task<BuiltScaffold> OfAsync(string data, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("Row.cs");
        var run = ToolRun.Of(["scaffold", "--data", data, "--name", "Row", "--out", path, .. options]);
        Assert.True(run.ExitCode == ToolApplication.Done, run.Error);
        var code = File.ReadAllText(path);
        var analysis = new CSharpAnalyzerTest<SchemaAnalyzer>
        {
            TestCode = code,
            Generators = { new SchemaGenerator() },
            AdditionalAnalyzers = { new ProfileAnalyzer() },
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        };
        AddReferences(analysis.TestState);
        await analysis.RunAsync();
        return new BuiltScaffold(data, code, run.Error);
    }

    /// <summary>What stands above a property and declares it.</summary>
    public string Of(string property)
    {
        string[] lines = Code.Split('\n');
        int end = Array.FindIndex(lines, line => line.Contains($" {property} {{ get; init; }}", StringComparison.Ordinal));
        Assert.True(end >= 0, $"There is no {property} in\n{Code}");
        int start = Array.FindLastIndex(lines, end, line => line.Contains("<summary>", StringComparison.Ordinal));
        return string.Join('\n', lines[start..(end + 1)].Select(line => line.Trim()));
    }

    /// <summary>Reads the table through the built schema, and as objects that generated code extracts; fails where they differ.</summary>
    public int AssertExtractsWhatIsRead()
    {
        var type = _assembly.Assembly.GetTypes().Single(t => t.FullName == Manifest.Name);
        return (int)typeof(BuiltScaffold).GetMethod(nameof(Compare), BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(type).Invoke(this, null)!;
    }

    public void Dispose()
    {
        _assembly.Dispose();
        _folder.Dispose();
    }

    private static void AddReferences(TestState state)
    {
        state.AdditionalReferences.Add(typeof(FeatureSchema).Assembly);
        state.AdditionalReferences.Add(typeof(Transform).Assembly);
    }

    private int Compare<T>()
        where T : IFeatureSchema<T>
    {
        var extract = typeof(T).GetMethod("Extract", [typeof(T).MakeByRefType(), typeof(Span<float>)])!.CreateDelegate<Extract<T>>();
        using var table = new CsvDataReader(_data);
        using var rows = new CsvDataReader(_data);
        var interpreter = new SchemaInterpreter(Manifest, table, _data, Manifest.Label is null ? ReadPurpose.Score : ReadPurpose.Learn);
        float[] read = new float[T.Schema.SlotCount], extracted = new float[read.Length];
        int count = 0;
        while (interpreter.Read(read))
        {
            Assert.True(rows.Read());
            extract((T)Create(typeof(T), rows, ""), extracted);
            for (int slot = 0; slot < read.Length; slot++)
            {
                // All NaN are one: missing.
                if (BitConverter.SingleToInt32Bits(read[slot]) != BitConverter.SingleToInt32Bits(extracted[slot])
                    && !(float.IsNaN(read[slot]) && float.IsNaN(extracted[slot])))
                    Assert.Fail($"row {count}, slot {slot}: {extracted[slot]} is extracted from a row that is read as {read[slot]}");
            }
            count++;
        }
        return count;
    }

    private static object Create(Type type, CsvDataReader row, string prefix)
    {
        var value = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            if (property.PropertyType.GetCustomAttribute<FeatureSchemaAttribute>() is not null)
                property.SetValue(value, Create(property.PropertyType, row, prefix + property.Name + "."));
            else if (row.Names.Contains(prefix + property.Name))
                property.SetValue(value, Parse(property.PropertyType, row.GetString(row.GetOrdinal(prefix + property.Name))));
        }
        return value;
    }

    private static object? Parse(Type type, string text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (text.Length == 0) return null;
        if (type == typeof(string)) return text;
        if (type == typeof(string[])) return text.Split('|');
        if (type == typeof(ReadOnlyMemory<float>))
            return new ReadOnlyMemory<float>([.. text.Split('|').Select(item => float.Parse(item, CultureInfo.InvariantCulture))]);
        if (type == typeof(bool)) return text is "1" || bool.TryParse(text, out bool truth) && truth;
        if (type == typeof(Guid)) return Guid.Parse(text);
        if (type == typeof(DateOnly)) return DateOnly.Parse(text, CultureInfo.InvariantCulture);
        if (type == typeof(TimeSpan)) return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return type == typeof(float) || type == typeof(double)
            ? Convert.ChangeType(text, type, CultureInfo.InvariantCulture)
            : Convert.ChangeType(decimal.Parse(text, CultureInfo.InvariantCulture), type, CultureInfo.InvariantCulture);
    }
}
