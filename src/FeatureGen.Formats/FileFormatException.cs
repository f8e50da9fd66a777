namespace FeatureGen.Formats;

/// <summary>A file of ours that cannot be read: which file, where in it, and what is wrong.</summary>
public sealed class FileFormatException : Exception
{
    /// <summary>Creates the exception for a place in a file.</summary>
    /// <param name="path">The file's path as the caller knows it.</param>
    /// <param name="line">1-based line.</param>
    /// <param name="column">1-based column, in characters.</param>
    /// <param name="problem">What is wrong there and what is expected, one sentence without a full stop.</param>
    public FileFormatException(string path, int line, int column, string problem)
        : base($"{path}({line},{column}): {problem}")
    {
        Path = path;
        Line = line;
        Column = column;
        Problem = problem;
    }

    /// <summary>Creates the exception for a place in a binary file.</summary>
    /// <param name="path">The file's path as the caller knows it.</param>
    /// <param name="offset">The place, in bytes from the start of the file.</param>
    /// <param name="problem">What is wrong there and what is expected, one sentence without a full stop.</param>
    public FileFormatException(string path, long offset, string problem)
        : base(FormattableString.Invariant($"{path}, byte {offset}: {problem}"))
    {
        Path = path;
        (Line, Column) = (1, 1);
        Offset = offset;
        Problem = problem;
    }

    /// <summary>The file's path as the caller knows it.</summary>
    public string Path { get; }

    /// <summary>The place in a binary file, in bytes from its start; null in text.</summary>
    public long? Offset { get; }

    /// <summary>1-based line; 1 in a binary file.</summary>
    public int Line { get; }

    /// <summary>1-based column, in characters; 1 in a binary file.</summary>
    public int Column { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }
}
