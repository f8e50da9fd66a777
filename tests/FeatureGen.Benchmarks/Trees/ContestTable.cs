using System.Globalization;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>Measures contestants and prints a line each.</summary>
internal static class ContestTable
{
    private const int NameWidth = 40, TimeWidth = 11, RatioWidth = 9;

    /// <summary>Measures and prints: the times, and their ratios to those of the first contestant.</summary>
    /// <param name="title">What is measured, with its unit.</param>
    /// <param name="columns">The columns: the actions of contestants in order.</param>
    /// <param name="contestants">Who takes part.</param>
    /// <param name="unitsOfSecond">What a second a call is in the unit.</param>
    public static void Print(string title, string[] columns, IReadOnlyList<Contestant> contestants, double unitsOfSecond)
    {
        Console.WriteLine();
        Console.WriteLine(title.PadRight(NameWidth) + string.Concat(columns.Select(name => Cells(name, "ratio"))));
        double[][] seconds = [.. columns.Select((_, column) => Turns.LeastSeconds([.. contestants.Select(c => c.Runs[column])]))];
        for (int i = 0; i < contestants.Count; i++)
        {
            var cells = seconds.Select(times => Cells(Number(times[i] * unitsOfSecond, 1), Number(times[i] / times[0], 4)));
            Console.WriteLine(contestants[i].Name.PadRight(NameWidth) + string.Concat(cells));
        }
    }

    /// <summary>Says that a contestant's answers are not those of the first.</summary>
    public static void ReportDifference(string contestant, int differences, int answers) =>
        Console.WriteLine($"! {contestant}: {differences} of {answers} answers differ from those of the plain walk");

    private static string Cells(string time, string ratio) => time.PadLeft(TimeWidth) + ratio.PadLeft(RatioWidth);

    private static string Number(double value, int digits) => value.ToString($"N{digits}", CultureInfo.InvariantCulture);
}
