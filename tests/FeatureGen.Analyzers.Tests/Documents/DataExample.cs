using System.Collections.Concurrent;
using System.Globalization;
using FeatureGen.Generator;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>
/// The example of a page about data or files: its code in <c>Ad.cs</c>, with the files of <see cref="ExampleFiles"/> beside it.
/// Code without <c>[FeatureSchema]</c> is the members of a schema <c>Ad</c>.
/// </summary>
internal static class DataExample
{
    private const string Usings = "global using System; global using FeatureGen;\n";
    private const string MembersHead =
        "[FeatureSchema] public partial record Ad { [Numeric] public float Bid { get; init; } [Label] public bool Clicked { get; init; }\n";

    // Several tests look at the same example.
    private static readonly ConcurrentDictionary<string, Task<IReadOnlyList<Diagnostic>>> s_found = new(StringComparer.Ordinal);

    /// <summary>The C# code.</summary>
    public static string Code(string id)
    {
        var code = string.Concat(RulePage.Of(id).CodeOf("Example"));
        return code.Contains("[FeatureSchema", StringComparison.Ordinal) ? code : MembersHead + code + "}\n";
    }

    /// <summary>What the compiler and all rules find, suggestions too.</summary>
    /// <param name="id">The rule of the page.</param>
    /// <param name="configs">The settings of the project: texts of the form of <c>.editorconfig</c> or <c>.globalconfig</c>.</param>
    public static Task<IReadOnlyList<Diagnostic>> FindAsync(string id, params IReadOnlyList<string> configs) =>
        configs.Count == 0 ? s_found.GetOrAdd(id, _ => FindInAsync(id, Code(id), configs)) : FindInAsync(id, Code(id), configs);

    /// <summary>What is found in other code with the same files.</summary>
    public static Task<IReadOnlyList<Diagnostic>> FindInAsync(string id, string code, params IReadOnlyList<string> configs)
    {
        var state = new TestState { Sources = { ("Ad.cs", code), ("Usings.cs", Usings) } };
        ExampleFiles.AddTo(state, id, code);
        return RunAsync(state, configs);
    }

    /// <summary>What is found in a project.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> RunAsync(TestState state, IReadOnlyList<string> configs)
    {
        Sample.AddReferences(state);
        for (int i = 0; i < configs.Count; i++) state.AnalyzerConfigFiles.Add(Config(configs[i], i));
        var options = new TestOptions(state);
        var files = TestCompilation.AdditionalTexts(state);
        var driver = TestCompilation.CreateDriver(files, options, new SchemaGenerator());
        TestCompilation.RunGenerators(driver, TestCompilation.Create(state, options, NullableContextOptions.Enable), out var compilation);
        return await new AnalyzerRunner(AllRules.Analyzers, files, options, CompilerDiagnostics.Errors).RunAsync(compilation);
    }

    /// <summary>
    /// What a build prints of the example, with the limit that FG2002 shows among its settings, as its second message is of that.
    /// </summary>
    public static async Task<string> PrintAsync(string id) => string.Concat(
        (await FindAsync(id, id == "FG2002" ? [RulePage.Of(id).BlocksOf("Configuration", "ini").First()] : [])).Select(Describe));

    /// <summary>A finding as a line that the compiler prints, its file without the project's folder; of data without a place.</summary>
    public static string Describe(Diagnostic finding)
    {
        var text = new DiagnosticFormatter().Format(finding, CultureInfo.InvariantCulture) + "\n";
        return finding.Id.StartsWith("FG1", StringComparison.Ordinal)
            ? text[(text.IndexOf("): ", StringComparison.Ordinal) + 3)..]
            : text.Replace(TestFile.Root, "", StringComparison.Ordinal);
    }

    private static (string Name, string Text) Config(string text, int number) =>
        text.StartsWith("is_global", StringComparison.Ordinal) ? ($"{number}.globalconfig", text) : (".editorconfig", text);
}
