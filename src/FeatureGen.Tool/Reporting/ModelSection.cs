using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>What a model makes of the fields, if the profile was written with one: how much worse it gets without each.</summary>
internal static class ModelSection
{
    private const int MaxNamed = 6;

    public static void Write(HtmlWriter html, Report report)
    {
        if (report.Profile.Model is not { } model) return;
        double measured = Math.Max(1e-300, report.Fields.Where(field => !field.IsLeak).Select(field => field.Data.Share).Append(0).Max());
        Bar[] bars =
        [
            .. report.Fields.Where(field => field.Data.Use is not null).OrderByDescending(field => field.Data.Use!.LossIncrease)
                .Take(BarChart.MaxBars).Select(field => BarOf(field, field.Data.Use!, measured)),
        ];
        if (bars.Length == 0) return;
        html.Open("section", ("id", "model")).Open("h2").Text("What ").Name(model.Name).Text(" uses").Close().Open("p", ("class", "quiet"));
        html.Text($"By how much its {LossOf(model)} rises when a field’s values are shuffled among the rows: "
            + $"the mean of {Figures.Plural(model.Repeats, "shuffle", "shuffles")}, whiskers one standard deviation. ");
        html.Text($"With every field in place its {LossOf(model)} is {Figures.Number(model.BaseLoss)}");
        if (model.BaseAuc is { } auc) html.Text($", its AUC {Figures.Number(auc)}");
        html.Text($", over {Figures.Plural(model.Rows, "row", "rows")}. The thin line under a bar is the importance "
            + "that was measured without the model, on a scale of its own.");
        html.Close();
        WriteDifference(html, report, "The data says more of these than the model makes of them:", IsWasted);
        WriteDifference(html, report, "The model uses these, though they measure as unimportant or redundant:", IsOverused);
        double scale = Figures.Ceiling(bars.Max(bar => bar.Interval!.Value.High));
        BarChart.Write(html, bars, scale, value => value == 0 ? "0" : Figures.Number(value));
        html.Close().Line();
    }

    /// <summary>Of little use to the model, though nothing speaks against it and its share is high enough to matter.</summary>
    private static bool IsWasted(ReportField field) => field is { Verdict: ProfileVerdict.Fine, Data.Use: { } use }
        && field.Data.Share > ProfileThresholds.Default.Importance && use.LossIncrease <= use.LossDeviation;

    private static bool IsOverused(ReportField field) => field.Data.Use is { LossIncrease: > 0 } use
        && use.LossIncrease > 2 * use.LossDeviation && field.Verdict is ProfileVerdict.Unimportant or ProfileVerdict.Redundant;

    private static void WriteDifference(HtmlWriter html, Report report, string words, Predicate<ReportField> isOne)
    {
        ReportField[] fields = [.. report.Fields.Where(field => isOne(field))];
        if (fields.Length == 0) return;
        html.Open("p", ("class", "quiet")).Text(words);
        for (int i = 0; i < Math.Min(fields.Length, MaxNamed); i++)
        {
            html.Text(i == 0 ? " " : ", ");
            FieldLink.Write(html, fields[i]);
        }
        html.Text(fields.Length > MaxNamed ? $" and {Figures.Count(fields.Length - MaxNamed)} more." : ".").Close();
    }

    private static Bar BarOf(ReportField field, FieldUse use, double measured)
    {
        string[] notes =
        [
            .. use.GainShare is { } gain ? [$"{Figures.Percent(gain)} of gain"] : Array.Empty<string>(),
            .. use.Splits is { } splits ? [Figures.Plural(splits, "split", "splits")] : Array.Empty<string>(),
        ];
        return new Bar(field, use.LossIncrease, (use.LossIncrease - use.LossDeviation, use.LossIncrease + use.LossDeviation),
            Figures.Number(use.LossIncrease), string.Join(", ", notes), field.IsLeak ? null : field.Data.Share / measured);
    }

    private static string LossOf(ProfileModel model) => model.Loss == "logLoss" ? "log loss" : "squared error";
}
