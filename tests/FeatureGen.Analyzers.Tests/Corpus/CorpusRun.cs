using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>Files of the corpus, built in a way.</summary>
/// <param name="Found">What was found.</param>
/// <param name="Errors">What the compiler rejects.</param>
/// <param name="Score">What was found against what is expected.</param>
internal sealed record CorpusRun(IReadOnlyList<CorpusFinding> Found, IReadOnlyList<Diagnostic> Errors, CorpusScore Score)
{
    /// <summary>Runs all analyzers on each project: on its files, and on those that they do not compile without.</summary>
    /// <param name="projects">The files of each project.</param>
    /// <param name="isAlone">Whether a file is the whole project.</param>
    /// <param name="all">All files, to find the others among.</param>
    public static async Task<CorpusRun> OfAsync(IEnumerable<CorpusFile[]> projects, bool isAlone, IReadOnlyList<CorpusFile> all)
    {
        var files = projects.ToArray();
        ImmutableArray<Diagnostic>[] results = await Task.WhenAll(files.Select(project => Task.Run(() => RunAsync(project, all))));
        var diagnostics = results.SelectMany(result => result).ToList();
        var found = diagnostics.Where(d => d.Id.StartsWith("FG", StringComparison.Ordinal)).Select(CorpusFinding.Of).ToList();
        var expected = files.SelectMany(project => project).SelectMany(file => file.Expected(isAlone));
        return new(found, [.. diagnostics.Where(d => d.Id.StartsWith("CS", StringComparison.Ordinal))], new CorpusScore(expected, found));
    }

    // What is found in a companion is told where that is the project.
    private static async Task<ImmutableArray<Diagnostic>> RunAsync(CorpusFile[] project, IReadOnlyList<CorpusFile> all)
    {
        var companions = project.SelectMany(file => file.Companions).Select(path => all.Single(file => file.Source.Path == path));
        var found = await CorpusProject.RunAsync([.. project.Union(companions)]);
        return found.RemoveAll(d => !project.Any(file => file.Source.Path == d.Location.GetLineSpan().Path));
    }
}
