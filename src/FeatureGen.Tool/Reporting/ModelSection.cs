using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>What a model makes of the fields, if the profile was written with one: how much worse it gets without each.</summary>
internal static class ModelSection
{
    public static void Write(HtmlWriter html, Report report)
    {
        if (report.Profile.Model is not { } model) return;
        Bar[] bars =
        [
            .. report.Fields.Where(field => field.Data.Use is not null).OrderByDescending(field => field.Data.Use!.LossIncrease)
                .Take(BarChart.MaxBars).Select(field => BarOf(field, field.Data.Use!)),
        ];
        if (bars.Length == 0) return;
        html.Open("section", ("id", "model")).Open("h2").Text("What ").Name(model.Name).Text(" uses").Close().Open("p", ("class", "quiet"));
        html.Text($"By how much its {LossOf(model)} rises when a field’s values are shuffled among the rows: "
            + $"the mean of {Figures.Plural(model.Repeats, "shuffle", "shuffles")}, whiskers one standard deviation. ");
        html.Text($"With every field in place its {LossOf(model)} is {Figures.Number(model.BaseLoss)}");
        if (model.BaseAuc is { } auc) html.Text($", its AUC {Figures.Number(auc)}");
        html.Text($", over {Figures.Plural(model.Rows, "row", "rows")}.").Close();
        double scale = Figures.Ceiling(bars.Max(bar => bar.Interval!.Value.High));
        BarChart.Write(html, bars, scale, value => value == 0 ? "0" : Figures.Number(value));
        html.Close().Line();
    }

    private static Bar BarOf(ReportField field, FieldUse use)
    {
        string[] notes =
        [
            .. use.GainShare is { } gain ? [$"{Figures.Percent(gain)} of gain"] : Array.Empty<string>(),
            .. use.Splits is { } splits ? [Figures.Plural(splits, "split", "splits")] : Array.Empty<string>(),
        ];
        return new Bar(field, use.LossIncrease, (use.LossIncrease - use.LossDeviation, use.LossIncrease + use.LossDeviation),
            Figures.Number(use.LossIncrease), string.Join(", ", notes));
    }

    private static string LossOf(ProfileModel model) => model.Loss == "logLoss" ? "log loss" : "squared error";
}
