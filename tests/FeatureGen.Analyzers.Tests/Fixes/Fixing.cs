using FeatureGen.Testing.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Tests.Fixes;

/// <summary>Makes tests of fixes, in which each finding is mended alone, and all in each scope.</summary>
internal static class Fixing
{
    /// <summary>A test of one file.</summary>
    public static CSharpCodeFixTest<TAnalyzer, TFix> Of<TAnalyzer, TFix>(string source, string fixedSource, string? key = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => Of<TAnalyzer, TFix>([source], [fixedSource], key);

    /// <summary>A test of several files.</summary>
    public static CSharpCodeFixTest<TAnalyzer, TFix> Of<TAnalyzer, TFix>(string[] sources, string[] fixedSources, string? key = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = Sample.Of<CSharpCodeFixTest<TAnalyzer, TFix>, TAnalyzer>(new(), sources);
        foreach (var source in fixedSources) test.FixedState.Sources.Add(Sample.Code(source));
        test.CodeActionEquivalenceKey = key is null ? null : "FeatureGen." + key;
        return test;
    }
}
