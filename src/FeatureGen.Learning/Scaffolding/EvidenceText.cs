using FeatureGen.Formats.Schemas;
using static System.FormattableString;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>What the data says about a column, in words.</summary>
internal static class EvidenceText
{
    /// <summary>One line.</summary>
    public static string Of(ColumnFindings column)
    {
        var values = Counted(column.Distinct, "value");
        if (!column.IsExact) values = "About " + values;
        if (column.Type is ScalarType.Integer or ScalarType.Unsigned or ScalarType.Double && column.Distinct > 1)
            values += Range(column);
        if (column.Lists is { } lists)
            values = $"Lists of up to {Counted(lists.Lengths.Most, "element")}, " + Invariant($"{lists.Distinct:N0} different ones");
        var missing = column.Missing == 0 ? "" : Invariant($", {Share(column.Missing, column.Rows)} missing");
        return $"{values} in {Counted(column.Rows, "row")}{missing}";
    }

    /// <summary>A number of things.</summary>
    public static string Counted(long count, string thing) => Invariant($"{count:N0} {thing}{(count == 1 ? "" : "s")}");

    /// <summary>A share in per cent; never 0 % or 100 % of what is not.</summary>
    public static string Share(long part, long whole)
    {
        double share = (double)part / whole;
        return share switch
        {
            < 0.001 => "less than 0.1 %",
            > 0.999 and < 1 => "more than 99.9 %",
            _ => Invariant($"{100 * share:0.#} %"),
        };
    }

    private static string Range(ColumnFindings column) => column.Type == ScalarType.Integer
        ? Invariant($" from {column.Types.Whole.Min} to {column.Types.Whole.Max}")
        : Invariant($" from {column.Numbers.Min:G6} to {column.Numbers.Max:G6}");
}
