using System.CommandLine;
using System.CommandLine.Help;

namespace FeatureGen.Tool.Commands;

/// <summary>All verbs.</summary>
internal static class ToolCommands
{
    public static RootCommand Create(ToolContext tool)
    {
        var root = new RootCommand("Ranks the fields of logged data, trains, evaluates and scores models, through a schema.")
        {
            ProfileVerb.Create(tool),
            TrainVerb.Create(tool),
            EvaluateVerb.Create(tool),
            ScoreVerb.Create(tool),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesHelpAction((HelpAction)help.Action!);
        return root;
    }

    /// <summary>Where to read on after a mistake.</summary>
    public static string HelpHint(ParseResult result) => result.CommandResult.Command is RootCommand
        ? "'featuregen --help' lists the verbs."
        : $"'featuregen {result.CommandResult.Command.Name} --help' lists the options.";
}
