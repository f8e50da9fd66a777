using System.CommandLine;
using System.CommandLine.Help;

namespace FeatureGen.Tool.Commands;

/// <summary>All verbs.</summary>
internal static class ToolCommands
{
    // Not a RootCommand, which would take the name of the process: the command is featuregen however it is started.
    public static Command Create(ToolContext tool) =>
        new("featuregen", "Ranks the fields of logged data, trains, imports, evaluates and scores models, through a schema.")
        {
            new HelpOption { Action = new ExamplesHelpAction(new HelpAction()) },
            new VersionOption(),
            ProfileVerb.Create(tool),
            DriftVerb.Create(tool),
            TrainVerb.Create(tool),
            ImportVerb.Create(tool),
            EvaluateVerb.Create(tool),
            ScoreVerb.Create(tool),
            ScaffoldVerb.Create(tool),
            ReportVerb.Create(tool),
        };

    /// <summary>Where to read on after a mistake.</summary>
    public static string HelpHint(ParseResult result) => result.CommandResult.Command is VerbCommand verb
        ? $"'featuregen {verb.Name} --help' lists the options."
        : "'featuregen --help' lists the verbs.";
}
