using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>The corpus, built once in a way.</summary>
/// <param name="Found">What was found.</param>
/// <param name="Errors">What the compiler rejects.</param>
/// <param name="Score">What was found against what is expected.</param>
internal sealed record CorpusRun(IReadOnlyList<CorpusFinding> Found, IReadOnlyList<Diagnostic> Errors, CorpusScore Score)
{
    private static readonly Lazy<Task<CorpusRun>> s_alone = new(() => RunAsync(Each(Sound), isAlone: true));
    private static readonly Lazy<Task<CorpusRun>> s_broken = new(() => RunAsync(Each(CorpusFile.All.Except(Sound)), isAlone: true));
    private static readonly Lazy<Task<CorpusRun>> s_together = new(() =>
        RunAsync(Sound.GroupBy(file => file.Folder).Select(folder => folder.ToArray()), isAlone: false));

    /// <summary>Each file as a project, but for those of broken schemas.</summary>
    public static Task<CorpusRun> Alone => s_alone.Value;

    /// <summary>Each file of broken schemas as a project.</summary>
    public static Task<CorpusRun> Broken => s_broken.Value;

    /// <summary>Each folder as a project, but for that of broken schemas.</summary>
    public static Task<CorpusRun> Together => s_together.Value;

    private static IEnumerable<CorpusFile> Sound => CorpusFile.All.Where(file => file.Folder != CorpusFile.Broken);

    private static IEnumerable<CorpusFile[]> Each(IEnumerable<CorpusFile> files) => files.Select(file => new[] { file });

    private static async Task<CorpusRun> RunAsync(IEnumerable<CorpusFile[]> projects, bool isAlone)
    {
        var all = projects.ToArray();
        ImmutableArray<Diagnostic>[] results = await Task.WhenAll(all.Select(project => Task.Run(() => RunAsync(project))));
        var diagnostics = results.SelectMany(result => result).ToList();
        var found = diagnostics.Where(d => d.Id.StartsWith("FG", StringComparison.Ordinal)).Select(CorpusFinding.Of).ToList();
        var expected = all.SelectMany(project => project).SelectMany(file => file.Expected(isAlone));
        return new(found, [.. diagnostics.Where(d => d.Id.StartsWith("CS", StringComparison.Ordinal))], new CorpusScore(expected, found));
    }

    // What is found in a companion is told where that is the project.
    private static async Task<ImmutableArray<Diagnostic>> RunAsync(CorpusFile[] project)
    {
        var found = await CorpusProject.RunAsync([.. project.Union(project.SelectMany(file => file.Companions))]);
        return found.RemoveAll(d => !project.Any(file => file.Source.Path == d.Location.GetLineSpan().Path));
    }
}
