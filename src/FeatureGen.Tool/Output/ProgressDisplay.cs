using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace FeatureGen.Tool.Output;

/// <summary>Shows how far long work has come: a bar on a terminal, a line now and then elsewhere.</summary>
internal sealed class ProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly string _title;
    private readonly ProgressTask? _bar;
    private readonly TextWriter _lines;
    private readonly Stopwatch _sinceLine = Stopwatch.StartNew();

    private ProgressDisplay(string title, TextWriter lines, ProgressTask? bar) => (_title, _lines, _bar) = (title, lines, bar);

    /// <summary>Does work under a title.</summary>
    public static T Run<T>(ToolConsole console, string title, Func<ProgressDisplay, T> work)
    {
        if (!console.IsInteractive)
        {
            console.Error.WriteLine(title);
            return work(new ProgressDisplay(title, console.Error, null));
        }
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(console.Error),
        });
        return terminal.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => work(new ProgressDisplay(title, console.Error, context.AddTask(Markup.Escape(title), maxValue: 1))));
    }

    /// <summary>Shows the share of the work that is done.</summary>
    /// <param name="fraction">From 0 to 1.</param>
    public void Report(double fraction)
    {
        if (_bar is not null) _bar.Value = fraction;
        else if (_sinceLine.Elapsed >= Interval) Line(string.Create(CultureInfo.InvariantCulture, $"{_title}: {fraction:P0}"));
    }

    /// <summary>Shows a result on the way.</summary>
    public void Milestone(string text)
    {
        if (_bar is not null) _bar.Description = Markup.Escape(text);
        else Line(text);
    }

    private void Line(string text)
    {
        _lines.WriteLine(text);
        _sinceLine.Restart();
    }
}
