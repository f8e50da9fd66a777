namespace FeatureGen.Tool.Reporting;

/// <summary>Links to the rows of fields.</summary>
internal static class FieldLink
{
    public static void Write(HtmlWriter html, ReportField field) => html.Open("a", ("href", "#" + field.Id)).Name(field.Data.Name).Close();

    /// <summary>Writes the name, as a link where there is a field of it.</summary>
    public static void Write(HtmlWriter html, Report report, string name)
    {
        if (report.ByName.TryGetValue(name, out var field)) Write(html, field);
        else html.Name(name);
    }
}
