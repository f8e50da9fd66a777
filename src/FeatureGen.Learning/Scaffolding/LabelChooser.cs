using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Makes a column the label, or says why it can be none.</summary>
internal static class LabelChooser
{
    private const int MostClasses = 1024;

    private static readonly string[] Positives = ["yes", "y", "true", "t", "positive", "pos", "good", "success"];

    /// <summary>The label.</summary>
    /// <param name="column">The column.</param>
    /// <param name="path">What errors call the data.</param>
    /// <exception cref="DataFormatException">The column has less than two values, or too many that are no numbers.</exception>
    public static ScaffoldedProperty Choose(ColumnFindings column, string path)
    {
        if (column.Distinct < 2)
        {
            var has = column.Distinct == 0 ? "no value" : $"only the value {CSharpText.Quoted(column.Texts[0])}";
            throw new DataFormatException(path, 0, column.Name, $"the column cannot be the label, it has {has} and a label has two or more.");
        }
        var doubts = new List<string>();
        if (column.Distinct > 2) return OfSeveral(column, path, doubts);
        if (column.Missing > 0) doubts.Add("rows without a label teach nothing; training refuses them");
        bool isNumber = column.Types.Can(ScalarType.Double) && column.Numbers is { Min: 0, Max: 1 };
        var positive = column.Type == ScalarType.Boolean || isNumber ? null : Positive(column, doubts);
        return new ScaffoldedProperty
        {
            Column = column.Name,
            Role = PropertyRole.Label,
            Type = positive is not null ? ScalarType.String : column.Type == ScalarType.Double ? ScalarType.Single : column.Type,
            IsNullable = column.Missing > 0 || positive is not null,
            Positive = positive,
            Evidence = EvidenceText.Of(column),
            Doubts = doubts,
        };
    }

    /// <summary>Several classes, or a number.</summary>
    private static ScaffoldedProperty OfSeveral(ColumnFindings column, string path, List<string> doubts)
    {
        bool isNumber = column.Type is ScalarType.Integer or ScalarType.Unsigned or ScalarType.Double or ScalarType.TimeSpan;
        if (!isNumber && (column.Type != ScalarType.String || column.Distinct > MostClasses))
        {
            var has = $"{(column.IsExact ? "" : "about ")}{EvidenceText.Counted(column.Distinct, "different value")}";
            throw new DataFormatException(path, 0, column.Name,
                $"the column cannot be the label, it has {has} and a label has two, or up to {MostClasses} texts, or is a number.");
        }
        if (column.Missing > 0) doubts.Add("rows without a label teach nothing; profile refuses them");
        doubts.Add(isNumber
            ? "profile measures fields against a number; train and evaluate know labels of two classes"
            : "profile measures fields against all classes; for train and evaluate name one by Positive");
        return new ScaffoldedProperty
        {
            Column = column.Name,
            Role = PropertyRole.Label,
            Type = column.Type == ScalarType.Double && column.Types.FitsSingle ? ScalarType.Single : column.Type,
            IsLong = PropertyChooser.IsLong(column),
            IsNullable = column.Missing > 0 || column.Type == ScalarType.String,
            Evidence = EvidenceText.Of(column),
            Doubts = doubts,
        };
    }

    private static double NumberOf(string text) =>
        Utf8Values.TryParseNumber(Encoding.UTF8.GetBytes(text), out double number) ? number : double.NaN;

    private static string Positive(ColumnFindings column, List<string> doubts)
    {
        var (texts, rows) = (column.Texts, column.RowsOfTexts);
        int known = texts.ToList().FindIndex(text => Positives.Contains(text, StringComparer.OrdinalIgnoreCase));
        if (known >= 0) return texts[known];
        bool areNumbers = column.Types.Can(ScalarType.Double);
        bool isSecond = areNumbers ? NumberOf(texts[1]) > NumberOf(texts[0]) : rows[1] <= rows[0];
        int positive = isSecond ? 1 : 0;
        doubts.Add($"{CSharpText.Quoted(texts[positive])} is taken for the positive class because it is the "
            + (areNumbers ? "larger one" : $"rarer one ({EvidenceText.Share(rows[positive], column.Values)})")
            + $"; the other one is {CSharpText.Quoted(texts[1 - positive])}");
        return texts[positive];
    }
}
