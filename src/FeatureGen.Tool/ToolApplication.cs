using System.CommandLine;
using System.Globalization;
using FeatureGen.Formats;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Training;
using FeatureGen.Tool.Commands;

namespace FeatureGen.Tool;

/// <summary>The <c>featuregen</c> command.</summary>
public static class ToolApplication
{
    /// <summary>The exit code of work that was done.</summary>
    public const int Done = 0;

    /// <summary>The exit code of work that was done and found something that a gate does not let through.</summary>
    public const int Findings = 1;

    /// <summary>The exit code of wrong usage, bad input and cancelled work.</summary>
    public const int Failed = 2;

    private const string DebugVariable = "FEATUREGEN_DEBUG";

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The verb and its options.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="cancellation">Ends the work; no half-written file stays behind.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(console);
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            // Options are parsed and messages written alike everywhere.
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            return RunInvariant(arguments, new ToolContext(console, cancellation));
        }
        catch (Exception exception)
        {
            Report(Cause(exception), console.Error);
            return Failed;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }

    private static int RunInvariant(IReadOnlyList<string> arguments, ToolContext tool)
    {
        var root = ToolCommands.Create(tool);
        var result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0 && result.Action is System.CommandLine.Invocation.ParseErrorAction)
            throw new ToolException($"{result.Errors[0].Message.TrimEnd('.')}. {ToolCommands.HelpHint(result)}");
        return result.Invoke(new InvocationConfiguration
        {
            Output = tool.Console.Output,
            Error = tool.Console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    /// <summary>What several threads report together is the first thing that one of them ran into.</summary>
    private static Exception Cause(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var first, ..] } ? Cause(first) : exception;

    private static void Report(Exception exception, TextWriter error)
    {
        error.WriteLine("featuregen: " + exception switch
        {
            OperationCanceledException => "cancelled; no file was written.",
            ToolException or DataFormatException or FileFormatException or SchemaException or TrainingException => exception.Message,
            IOException or UnauthorizedAccessException => exception.Message,
            OutOfMemoryException => "there is not enough memory for this data.",
            _ => $"an error of the tool itself; set {DebugVariable}=1 for details. "
                + $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}",
        });
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1") error.WriteLine(exception);
    }
}
