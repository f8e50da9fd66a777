namespace FeatureGen.Testing;

/// <summary>A new empty folder, deleted with all that is in it when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("featuregen-");

    /// <summary>The full path of the folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>The full path of a file in the folder; the file need not exist, its folder is created.</summary>
    public string File(string relativePath)
    {
        string path = System.IO.Path.Combine(Path, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a file (UTF-8, no byte order mark) and returns its full path.</summary>
    public string Write(string relativePath, string text)
    {
        string path = File(relativePath);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            _folder.Delete(recursive: true);
    }
}
