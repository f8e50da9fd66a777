using System.Text;
using FeatureGen.Formats;

namespace FeatureGen.Generator.Emission;

/// <summary>Names of generated files: a schema's full metadata name, which no other type of the assembly has.</summary>
internal static class HintNames
{
    /// <summary>The names of which another differs in case at most; the compiler takes the files of both for one.</summary>
    public static EquatableArray<string> FindAmbiguous(IEnumerable<string> names) => new(names
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>The name of the file for a schema; null if the name stands twice, which is an error that the compiler reports.</summary>
    /// <param name="name">The schema's name.</param>
    /// <param name="ambiguous">The names that <see cref="FindAmbiguous"/> found among all schemas.</param>
    public static string? Of(string name, EquatableArray<string> ambiguous)
    {
        if (ambiguous.Count(other => other == name) > 1) return null;
        var text = new StringBuilder();
        // Identifiers may hold characters that names of files may not, such as combining marks.
        foreach (char c in name)
            if (char.IsLetterOrDigit(c) || c is '.' or '+' or '_') text.Append(c);
            else text.Append('-').Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
        int index = Array.IndexOf(ambiguous.ToArray(), name);
        if (index >= 0) text.Append('(').Append(index).Append(')');
        return text.Append(".g.cs").ToString();
    }
}
