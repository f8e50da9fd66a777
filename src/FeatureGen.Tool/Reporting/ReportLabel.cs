using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>The label and the classes of it that charts show.</summary>
internal sealed class ReportLabel
{
    private const int MaxDrawn = 3;

    public ReportLabel(ProfileFile profile)
    {
        Name = profile.Label;
        Classes = profile.OtherClasses == 0
            ? [.. profile.Classes]
            : [.. profile.Classes, Figures.Plural(profile.OtherClasses, "rarer class", "rarer classes")];
        // The counts of a multi-valued field are of its values; those of any other field are of rows.
        Rows = profile.Fields.Where(field => field.Distribution is not null).Select(field => Totals(field.Distribution!))
            .FirstOrDefault(totals => totals.Sum() == profile.Rows);
        Drawn = IsBinary || Rows is null
            ? [.. Enumerable.Range(0, Classes.Count).Skip(1).Take(IsBinary ? 1 : MaxDrawn)]
            : [.. Enumerable.Range(0, profile.Classes.Count).OrderByDescending(i => Rows[i]).Take(MaxDrawn).Order()];
    }

    /// <summary>The label's name.</summary>
    public string Name { get; }

    /// <summary>The classes that are counted, all rarer ones being the last.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The classes whose shares are shown: of two the second, else the most frequent.</summary>
    public IReadOnlyList<int> Drawn { get; }

    /// <summary>The rows of each class; null if no field tells.</summary>
    public double[]? Rows { get; }

    /// <summary>Whether there are two classes.</summary>
    public bool IsBinary => Classes.Count == 2;

    /// <summary>Writes what the rows of a class have in common.</summary>
    public void WriteClass(HtmlWriter html, int counted) => html.Name(Name).Text(" = ").Name(Classes[counted]);

    /// <summary>Counts of a distribution by class.</summary>
    public static double[] Totals(ProfileDistribution distribution)
    {
        var totals = new double[distribution.Rest.Count];
        for (int c = 0; c < totals.Length; c++)
        {
            totals[c] = (double)distribution.Rest[c] + distribution.Missing[c];
            for (int bin = 0; bin < distribution.Bins; bin++) totals[c] += distribution.Counts[c * distribution.Bins + bin];
        }
        return totals;
    }
}
