using System.CommandLine;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;
using FeatureGen.Tool.Output;
using FeatureGen.Tool.Reporting;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen report</c>: shows a profile as a page.</summary>
internal sealed class ReportVerb
{
    private const string PageEnd = ".html";

    private readonly ToolContext _tool;
    private readonly Option<string> _profile = new("--profile")
    {
        Description = "A profile that featuregen profile wrote.",
        HelpName = "FILE.profile.json",
        Required = true,
    };
    private readonly Option<string> _out = new("--out")
    {
        Description = "The page: one file that loads nothing, for any browser.",
        HelpName = "FILE.html",
        Required = true,
    };

    private readonly Option<string> _drift = new("--drift")
    {
        Description = "What featuregen drift --format json wrote of later rows: the page shows how they differ.",
        HelpName = "FILE.json",
    };

    private ReportVerb(ToolContext tool) => _tool = tool;

    public static Command Create(ToolContext tool)
    {
        var verb = new ReportVerb(tool);
        var command = new VerbCommand(
            "report",
            "Writes a profile as a page to look at and to pass around: findings in words, importance with intervals, redundant fields, "
            + "interactions, each field's values against the label, and how later rows differ.",
            "featuregen report --profile AdImpression.profile.json --out report.html",
            "featuregen report --profile AdImpression.profile.json --drift drift.json --out report.html")
        {
            verb._profile, verb._drift, verb._out,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        string output = options.GetValue(_out)!;
        InputFiles.RequireEnd(output, PageEnd, "--out");
        AtomicFile.RequirePlace(output);
        var profile = InputFiles.ReadProfile(options.GetValue(_profile)!, "--profile");
        string page = ReportPage.Write(profile, options.GetValue(_drift) is { } path ? ReadDrift(path, profile) : null);
        _tool.Cancellation.ThrowIfCancellationRequested();
        AtomicFile.Write(output, page);
        _tool.Note($"wrote {output}");
        return ToolApplication.Done;
    }

    private static DriftReport ReadDrift(string path, ProfileFile profile)
    {
        var drift = InputFiles.ReadDrift(path);
        return drift.Schema == profile.Schema
            ? drift
            : throw new ToolException(
                $"--drift '{path}' is of '{drift.Schema}', the profile of '{profile.Schema}': compare the data with this profile.");
    }
}
