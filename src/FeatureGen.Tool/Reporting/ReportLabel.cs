using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>The label and the classes of it that charts show.</summary>
internal sealed class ReportLabel
{
    private const int MaxDrawn = 3;

    public ReportLabel(ProfileFile profile)
    {
        Name = profile.Label;
        if (profile.HasRealLabel)
        {
            (Mean, Classes, Drawn) = (profile.Target!.Mean, [profile.Label], [0]);
            return;
        }
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

    /// <summary>The mean of a real label; null for classes.</summary>
    public double? Mean { get; }

    /// <summary>Whether the label is a number, of which means are drawn.</summary>
    public bool IsReal => Mean is not null;

    /// <summary>Whether what is drawn has an interval, and a value over all rows.</summary>
    public bool HasInterval => IsBinary || IsReal;

    /// <summary>The classes that are counted, all rarer ones being the last; of a real label one for all rows.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The classes whose shares are shown: of two the second, else the most frequent.</summary>
    public IReadOnlyList<int> Drawn { get; }

    /// <summary>The rows of each class; null if no field tells.</summary>
    public double[]? Rows { get; }

    /// <summary>Whether there are two classes.</summary>
    public bool IsBinary => Classes.Count == 2;

    /// <summary>What is drawn of a class over all rows: its share, or the mean of a real label; null if the profile does not tell.</summary>
    public double? OverallOf(int counted) => Mean ?? (Rows is { } rows ? rows[counted] / Math.Max(1, rows.Sum()) : null);

    /// <summary>What is drawn, in figures.</summary>
    public string Figure(double value) => IsReal ? Figures.Number(value) : Figures.Percent(value);

    /// <summary>What is drawn, beside an axis.</summary>
    public string Tick(double value) => IsReal ? Figures.Number(value) : Figures.Tick(value);

    /// <summary>Writes what the rows of a class have in common.</summary>
    public void WriteClass(HtmlWriter html, int counted)
    {
        if (IsReal) html.Text("mean of ").Name(Name);
        else html.Name(Name).Text(" = ").Name(Classes[counted]);
    }

    /// <summary>
    /// The axis of what is drawn. Of shares it ends above every share, and above intervals that are no wider than shares are high; of means it
    /// holds all means, and intervals no wider than means are apart.
    /// </summary>
    public LabelAxis AxisOf(IEnumerable<FieldBin> bins)
    {
        FieldBin[] filled = [.. bins.Where(bin => bin.Rows > 0)];
        if (IsReal) return AxisOfMeans(filled);
        double top = 0;
        foreach (int counted in Drawn)
        {
            foreach (var bin in filled)
            {
                double share = bin.ShareOf(counted);
                top = Math.Max(top, IsBinary ? Math.Min(bin.IntervalOf(counted).High, share * 1.5) : share);
            }
            if (IsBinary) top = Math.Max(top, OverallOf(counted) ?? 0);
        }
        return new LabelAxis(0, Math.Min(1, Figures.Ceiling(top)));
    }

    private LabelAxis AxisOfMeans(FieldBin[] bins)
    {
        double[] means = [.. bins.Select(bin => bin.ShareOf(0)), Mean!.Value];
        double width = means.Max() - means.Min();
        double low = means.Min(), high = means.Max();
        foreach (var bin in bins)
        {
            var (from, to) = bin.IntervalOf(0);
            (low, high) = (Math.Min(low, Math.Max(from, low - width)), Math.Max(high, Math.Min(to, high + width)));
        }
        return LabelAxis.Around(low, high);
    }

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
