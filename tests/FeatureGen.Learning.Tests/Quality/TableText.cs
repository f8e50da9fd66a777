using System.Globalization;
using System.Text;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Quality;

/// <summary>A CSV of columns that are made row by row, and a label at random.</summary>
internal sealed class TableText
{
    private readonly List<(string Name, Func<int, string> Make)> _columns = [];

    /// <summary>Adds a column; rows are counted from 1.</summary>
    public void Add(string name, Func<int, string> make) => _columns.Add((name, make));

    public string Write(int rows, Func<int, int>? label = null)
    {
        var random = new SeededRandom(99);
        var text = new StringBuilder(string.Join(',', _columns.Select(column => column.Name)) + ",y\n");
        for (int row = 1; row <= rows; row++)
        {
            foreach (var (_, make) in _columns) text.Append(make(row)).Append(',');
            text.Append(CultureInfo.InvariantCulture, $"{label?.Invoke(row) ?? random.Next(2)}\n");
        }
        return text.ToString();
    }
}
