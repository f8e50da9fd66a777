namespace FeatureGen.Testing;

/// <summary>
/// The folder of data sets that is not part of the repository. It is named by the environment variable <c>FEATUREGEN_SHARED</c>,
/// or it is the first folder <c>shared</c> with a <c>design.md</c> beside or in an ancestor of the test assembly.
/// </summary>
public static class SharedFolder
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "FEATUREGEN_SHARED";

    /// <summary>The folder, or null where there is none.</summary>
    public static string? Path { get; } = Find(Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder in it.</summary>
    /// <exception cref="FileNotFoundException">There is no such folder or file; use <see cref="SharedFactAttribute"/> to skip instead.</exception>
    public static string File(string relativePath) =>
        SkipReason(relativePath) is { } reason ? throw new FileNotFoundException(reason) : System.IO.Path.Combine(Path!, relativePath);

    /// <summary>Why a test that needs these files cannot run, or null if it can.</summary>
    public static string? SkipReason(params ReadOnlySpan<string> relativePaths)
    {
        if (Path is null)
            return $"The folder 'shared' was not found beside or above '{AppContext.BaseDirectory}'; set {Variable} to it.";
        foreach (string relativePath in relativePaths)
        {
            string path = System.IO.Path.Combine(Path, relativePath);
            if (!System.IO.Path.Exists(path))
                return $"'{path}' does not exist; the shared folder in use has no '{relativePath}' (set {Variable} to another).";
        }
        return null;
    }

    internal static string? Find(string? configured, string start)
    {
        if (!string.IsNullOrEmpty(configured))
            return Directory.Exists(configured) ? System.IO.Path.GetFullPath(configured) : null;
        // A sibling of one ancestor is a child of the next, so children are all there is to look at.
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "shared");
            if (System.IO.File.Exists(System.IO.Path.Combine(candidate, "design.md")))
                return candidate;
        }
        return null;
    }
}
