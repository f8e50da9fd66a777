using System.Text;

namespace FeatureGen.Tool.Output;

/// <summary>A text file that is there whole or not at all: it is written beside its place and moved there at the end.</summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private bool _isOver;

    /// <exception cref="ToolException">The file's folder does not exist, or the path is that of a folder.</exception>
    public AtomicFile(string path)
    {
        RequirePlace(path);
        _path = Path.GetFullPath(path);
        _temporary = $"{_path}.{Path.GetRandomFileName()}.tmp";
        Writer = new StreamWriter(_temporary, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
    }

    /// <summary>Writes the content.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Writes a whole file.</summary>
    public static void Write(string path, string text)
    {
        using var file = new AtomicFile(path);
        file.Writer.Write(text);
        file.Commit();
    }

    /// <summary>Throws if a file cannot stand here: to be asked before long work.</summary>
    public static void RequirePlace(string path)
    {
        if (Directory.Exists(path)) throw new ToolException($"'{path}' is a folder; give the name of a file.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder)) throw new ToolException($"'{path}' cannot be written, its folder does not exist; create it first.");
    }

    /// <summary>Puts the file in its place; what was there before is replaced.</summary>
    public void Commit()
    {
        Writer.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _isOver = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isOver) return;
        _isOver = true;
        Writer.Dispose();
        File.Delete(_temporary);
    }
}
