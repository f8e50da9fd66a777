namespace FeatureGen.Tool;

/// <summary>What a verb runs in.</summary>
/// <param name="Console">Where to write.</param>
/// <param name="Cancellation">Ends the work.</param>
internal sealed record ToolContext(ToolConsole Console, CancellationToken Cancellation)
{
    /// <summary>Says on standard error what was done beside the result.</summary>
    public void Note(string text) => Console.Error.WriteLine(text);
}
