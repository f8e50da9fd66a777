using System.Globalization;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Code;

/// <summary>What is found in source that compiles.</summary>
internal static class Findings
{
    /// <summary>Members as they stand in a type, the last semicolon added where it is missing.</summary>
    public static string Member(string code) => code[^1] is ';' or '}' ? code : code + ";";

    /// <summary>The findings about code, as rule and message.</summary>
    public static async Task<IReadOnlyList<string>> Of(string source)
    {
        var errors = Sample.Compile(source).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        var state = new TestState { Sources = { Sample.Code(source) } };
        var found = await Sample.RunAsync(state);
        return [.. found.Where(d => d.Id.StartsWith("FG30", StringComparison.Ordinal)).Select(d => $"{d.Id}: {d.GetMessage(CultureInfo.InvariantCulture)}")];
    }
}
