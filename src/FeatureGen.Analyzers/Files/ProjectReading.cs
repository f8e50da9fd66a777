using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Files;

/// <summary>The files beside the code, read once for all analyzers of a compilation.</summary>
/// <remarks>
/// What is read is as old as the compilation, and gone with it. A compilation may be analysed with other files or settings than before:
/// then these are read.
/// </remarks>
internal sealed class ProjectReading
{
    private static readonly ConditionalWeakTable<Compilation, ProjectReading> s_readings = new();

    private readonly object _lock = new();
    private IReadOnlyList<FeatureFileText> _files = [];
    private Project? _last;

    /// <summary>What the files say; null where there are none.</summary>
    public static Project? Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var files = FeatureFileText.In(options, cancellationToken);
        return files.Count == 0 ? null : s_readings.GetValue(compilation, static _ => new()).Read(compilation, options, files, cancellationToken);
    }

    private Project Read(Compilation compilation, AnalyzerOptions options, IReadOnlyList<FeatureFileText> files, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_last is { } last && IsWith(options, last) && files.SequenceEqual(_files)) return last;
            (_last, _files) = (new Project(compilation, options, files, cancellationToken), files);
            return _last;
        }
    }

    private static bool IsWith(AnalyzerOptions options, Project last) =>
        options.AnalyzerConfigOptionsProvider == last.Options.AnalyzerConfigOptionsProvider;
}
