namespace FeatureGen.Generator.Models;

/// <summary>Which schema a model of another trainer is for, which does not name one.</summary>
public static class SchemaNames
{
    /// <summary>The schemas that a file is for: one, or none, or several, of which none can be meant.</summary>
    /// <remarks>
    /// The metadata <c>Schema</c> of the project's item says it. Without one the file's name does: <c>Shop.Ad.model.txt</c> is for the type
    /// <c>Shop.Ad</c>, and <c>Ad.model.txt</c> for a type <c>Ad</c> of whatever namespace.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="said">What the metadata says; null if there is none.</param>
    /// <param name="schemas">The full metadata names of schemas.</param>
    public static IReadOnlyList<string> Find(string path, string? said, IEnumerable<string> schemas)
    {
        if (said is not null) return [.. schemas.Where(name => name == said).Distinct()];
        var all = new HashSet<string>(schemas, StringComparer.Ordinal);
        if (FullNames(path).FirstOrDefault(all.Contains) is { } full) return [full];
        var simple = SimpleName(path);
        return [.. all
            .Where(name => name.Substring(name.LastIndexOfAny(['.', '+']) + 1) == simple)
            .OrderBy(name => name, StringComparer.Ordinal)];
    }

    /// <summary>The full names that a file's name may start with, the longest first.</summary>
    public static IEnumerable<string> FullNames(string path)
    {
        var name = Path.GetFileName(path);
        for (int dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1)) yield return name.Substring(0, dot);
    }

    /// <summary>The part of a file's name before the first dot.</summary>
    public static string SimpleName(string path) => Path.GetFileName(path).Split('.')[0];
}
