using System.Globalization;
using FeatureGen.Analyzers.Code;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Code;

/// <summary>What is found in source that compiles.</summary>
internal static class Findings
{
    /// <summary>Members as they stand in a type, the last semicolon added where it is missing.</summary>
    public static string Member(string code) => code[^1] is ';' or '}' ? code : code + ";";

    /// <summary>The findings about the code of one source.</summary>
    public static async Task<IReadOnlyList<string>> Of(string source) => (await OfEach([source]))[0];

    /// <summary>The findings about code in each of several sources that know nothing of each other, as rule and message.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> OfEach(IReadOnlyList<string> sources)
    {
        string[] separate = [.. sources.Select((source, i) => sources.Count == 1 ? source : $"namespace Case{i};\n{source}")];
        Assert.Empty(Sample.Compile(separate).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var state = new TestState();
        foreach (var source in separate) state.Sources.Add(Sample.Code(source));
        var paths = state.Sources.Select(s => s.Path).ToList();
        var found = (await Sample.RunAsync(state)).Where(d => CodeRules.All.Contains(d.Descriptor))
            .ToLookup(d => paths.IndexOf(d.Location.GetLineSpan().Path), d => $"{d.Id}: {d.GetMessage(CultureInfo.InvariantCulture)}");
        return [.. sources.Select((_, i) => found[i].ToList())];
    }
}
