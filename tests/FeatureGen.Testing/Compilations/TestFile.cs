using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Testing.Compilations;

/// <summary>A file of a test project.</summary>
/// <param name="Path">Its full path, below <see cref="Root"/> unless it was given as a full one.</param>
/// <param name="Text">Its text, or null for a file that cannot be read.</param>
public sealed record TestFile(string Path, string? Text)
{
    /// <summary>The folder that names without a folder are put in.</summary>
    public static string Root { get; } = OperatingSystem.IsWindows() ? "C:/0/" : "/0/";

    /// <summary>MSBuild metadata of an additional file, seen as <c>build_metadata.AdditionalFiles.NAME</c>.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    internal SourceText? SourceText => Text is null ? null : SourceText.From(Text, Encoding.UTF8);

    internal static string FullPath(string path) => System.IO.Path.IsPathRooted(path) ? path : Root + path;
}
