using FeatureGen.Formats;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Analyzers.Files;

/// <summary>A profile or model of the project.</summary>
/// <typeparam name="T">The content.</typeparam>
/// <param name="File">The additional file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Content">What it says; null if it cannot be read.</param>
/// <param name="Error">Why it cannot be read.</param>
/// <param name="Schema">The schema that it names; null if the project has none of that name.</param>
internal sealed record ProjectFile<T>(AdditionalText File, SourceText Text, T? Content, FileFormatException? Error, ProjectSchema? Schema)
    where T : class
{
    /// <summary>The name without folders.</summary>
    public string Name => Path.GetFileName(File.Path);

    /// <summary>The place of a member's value, <c>"fingerprint": "..."</c>; the start of the file if it is not found.</summary>
    public Location PlaceOf(string member, string? value) => FilePlace.OfMember(File.Path, Text, member, value);
}
