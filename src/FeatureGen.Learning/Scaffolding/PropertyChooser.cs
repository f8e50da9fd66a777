using FeatureGen.Formats.Schemas;
using static System.FormattableString;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Decides what a column that is not the label becomes.</summary>
/// <param name="table">The table.</param>
/// <param name="hasLabel">Whether there is a label.</param>
/// <param name="group">The column that is the group; null if none is.</param>
internal sealed class PropertyChooser(TableFindings table, bool hasLabel, string? group)
{
    private const int LeastUnique = 20;
    private const double HardlyEver = 0.95;
    private const double ShareOfGroupRepeats = 0.2;

    /// <summary>Whether the values of a column repeat as those of a group do.</summary>
    public static bool IsGroup(ColumnFindings column) =>
        column.Distinct > 1 && 1.5 * column.Distinct <= column.Values && column.Missing == 0 && column.Type != ScalarType.Double;

    /// <summary>Decides.</summary>
    public ScaffoldedProperty Choose(ColumnFindings column)
    {
        if (column.Values == 0) return Ignored(column, "no value in any row");
        if (column.IsConstant) return Ignored(column, "the same value in all rows");
        if (column.Name == group) return Group(column);
        return IsRowIdentifier(column, out var doubts) ? Ignored(column, "unique per row", doubts) : Field(column);
    }

    private static ScaffoldedProperty Ignored(ColumnFindings column, string reason, params IReadOnlyList<string> doubts) => new()
    {
        Column = column.Name,
        Role = PropertyRole.Ignored,
        Type = column.Values == 0 ? ScalarType.String
            : column.Type == ScalarType.Boolean && !column.Types.HasTruthWords ? ScalarType.Integer
            : column.Type,
        IsLong = IsLong(column),
        IsNullable = column.Missing > 0 || column.Type == ScalarType.String,
        Reason = reason,
        Evidence = EvidenceText.Of(column),
        Doubts = doubts,
    };

    private static ScaffoldedProperty Group(ColumnFindings column) => new()
    {
        Column = column.Name,
        Role = PropertyRole.Group,
        Type = column.Type,
        IsLong = IsLong(column),
        IsNullable = column.Type == ScalarType.String,
        Evidence = EvidenceText.Of(column),
        Doubts =
        [
            Invariant($"taken for the group because of its name and {(double)column.Values / column.Distinct:F1} rows a value; ")
                + "a group is a request or query whose rows are ranked against each other",
        ],
    };

    private static bool IsRowIdentifier(ColumnFindings column, out IReadOnlyList<string> doubts)
    {
        doubts = [];
        if (!column.IsUnique || column.Values < LeastUnique || column.Lists is not null) return false;
        bool isNamed = NameWords.IsIdentifier(column.Name);
        var (min, max) = column.Types.Whole;
        bool isNumbering = column.Type == ScalarType.Integer && (double)max - min + 1 == column.Distinct;
        if (column.Type is not (ScalarType.String or ScalarType.Guid) && !isNumbering && !(isNamed && IsWhole(column.Type))) return false;
        if (!isNamed)
            doubts = [isNumbering ? "numbers the rows, as it seems" : "if it is a text, split what matters of it into columns"];
        return true;
    }

    private static bool IsWhole(ScalarType type) => type is ScalarType.Integer or ScalarType.Unsigned;

    /// <summary>Whether an integer needs 64 bits.</summary>
    public static bool IsLong(ColumnFindings column) => column is { Type: ScalarType.Integer, Values: > 0 }
        && (column.Types.Whole.Min < int.MinValue || column.Types.Whole.Max > int.MaxValue);

    private ScaffoldedProperty Field(ColumnFindings column)
    {
        var doubts = new List<string>();
        var field = FieldOf(column, doubts);
        Doubt(column, doubts);
        bool isContext = IsContext(column);
        if (isContext) field = field with { Role = FieldRole.Context };
        return new ScaffoldedProperty
        {
            Column = column.Name,
            Role = PropertyRole.Field,
            Type = field.Type,
            IsLong = IsLong(column),
            IsNullable = column.Missing > 0,
            Field = field,
            Evidence = EvidenceText.Of(column) + (isContext ? $", one within each {group}" : ""),
            Doubts = doubts,
        };
    }

    private static void Doubt(ColumnFindings column, List<string> doubts)
    {
        bool isNumber = IsWhole(column.Type) || column.Type == ScalarType.Double;
        if (isNumber && NameWords.IsWeight(column.Name) && column is { Missing: 0, Numbers.Min: >= 0 })
            doubts.Add("named like a weight; [Weight] in place of the kind makes each row count by it in training");
        if (IsWhole(column.Type) && column.IsUnique && column.Values >= LeastUnique)
            doubts.Add("unique per row; [Ignore] if it identifies rows");
        if (column.Missing > HardlyEver * column.Rows) doubts.Add("hardly any row has a value");
    }

    private FieldManifest FieldOf(ColumnFindings column, List<string> doubts) => column.Type switch
    {
        _ when column.Lists is { } lists => TextChooser.Choose(column, lists, doubts),
        ScalarType.Boolean => Truth(column, doubts),
        ScalarType.Integer or ScalarType.Unsigned or ScalarType.Double => NumberChooser.Choose(column, hasLabel, doubts),
        ScalarType.DateOnly or ScalarType.DateTimeOffset => Time(column, doubts),
        ScalarType.TimeSpan => new() { Name = column.Name, Kind = FieldKind.Numeric, Type = column.Type },
        ScalarType.Guid => Hashes.Field(column.Name, column.Type, column.Distinct, doubts),
        _ => TextChooser.Choose(column, doubts),
    };

    private static FieldManifest Truth(ColumnFindings column, List<string> doubts)
    {
        if (column.Types.HasTruthWords || !NameWords.IsCount(column.Name))
            return new() { Name = column.Name, Kind = FieldKind.Categorical, Type = ScalarType.Boolean };
        doubts.Add("0 and 1 in these rows; bool if it can never be more");
        return new() { Name = column.Name, Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = 0, Max = 1, OutOfVocabulary = 1 };
    }

    private static FieldManifest Time(ColumnFindings column, List<string> doubts)
    {
        var times = column.Types.Times;
        var parts = times.Parts();
        if ((parts & TimePart.MonthOfYear) != 0 && times.Length.TotalDays < 365)
            doubts.Add(Invariant($"covers {times.Length.TotalDays:F0} days, less than a year, so that months do not repeat"));
        return new() { Name = column.Name, Kind = FieldKind.Timestamp, Type = column.Type, Parts = parts };
    }

    /// <summary>Whether the column never changes within a group, in groups that lie together.</summary>
    private bool IsContext(ColumnFindings column) =>
        group is not null && column.ChangesWithinGroups == 0 && table.GroupRepeats >= ShareOfGroupRepeats * table.Rows;
}
