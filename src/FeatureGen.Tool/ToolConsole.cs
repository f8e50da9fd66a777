using System.Text;

namespace FeatureGen.Tool;

/// <summary>Where the tool writes: results to the one, everything else to the other.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, notes and errors.</param>
/// <param name="IsInteractive">Whether <paramref name="Error"/> is a terminal, on which progress bars can move.</param>
public sealed record ToolConsole(TextWriter Output, TextWriter Error, bool IsInteractive)
{
    /// <summary>The console of the process; UTF-8 without a byte order mark, lines ending with a line feed on every system.</summary>
    public static ToolConsole OfProcess() =>
        new(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()),
            !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb");

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
}
