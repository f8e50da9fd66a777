namespace FeatureGen.Tool.Tests.Support;

/// <summary>What a command line of the tool did.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    private const string Prefix = "featuregen: ";

    /// <summary>The one message of a run that failed.</summary>
    public string Message
    {
        get
        {
            string[] messages = [.. Error.Split('\n').Where(line => line.StartsWith(Prefix, StringComparison.Ordinal))];
            Assert.True(messages.Length == 1, $"One message was expected:\n{Error}");
            Assert.DoesNotContain("   at ", Error);
            return messages[0][Prefix.Length..];
        }
    }

    public static ToolRun Of(params string[] arguments) => Of(new StringWriter { NewLine = "\n" }, default, arguments);

    public static ToolRun Of(StringWriter error, CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        int code = ToolApplication.Run(arguments, new ToolConsole(output, error, IsInteractive: false), cancellation);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs what must succeed.</summary>
    public static string Done(params string[] arguments)
    {
        var run = Of(arguments);
        Assert.True(run.ExitCode == ToolApplication.Done, $"exit {run.ExitCode}\n{run.Error}");
        return run.Output;
    }

    /// <summary>Runs what must fail for the user's reasons; gives the message.</summary>
    public static string Failed(params string[] arguments)
    {
        var run = Of(arguments);
        Assert.Equal(ToolApplication.Failed, run.ExitCode);
        Assert.Empty(run.Output);
        return run.Message;
    }
}
