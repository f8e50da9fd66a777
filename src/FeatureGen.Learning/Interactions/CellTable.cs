namespace FeatureGen.Learning.Interactions;

/// <summary>How many rows have each combination of two or three fields' levels, by class.</summary>
/// <param name="Levels">The levels of each field.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Counts">The counts, the last field's level running fastest but for the class.</param>
internal sealed record CellTable(int[] Levels, int Classes, int[] Counts)
{
    /// <summary>The number of combinations.</summary>
    public int Cells => Counts.Length / Classes;

    /// <summary>Puts levels together.</summary>
    public CellTable Coarsen(IReadOnlyList<LevelColumn> fields)
    {
        int[] levels = [.. fields.Select(field => field.CoarseLevels)];
        var counts = new int[levels.Aggregate(Classes, (product, count) => product * count)];
        for (int cell = 0; cell < Cells; cell++)
        {
            int place = 0, scale = 1, rest = cell;
            for (int field = levels.Length - 1; field >= 0; field--)
            {
                place += scale * fields[field].Coarse[rest % Levels[field]];
                scale *= levels[field];
                rest /= Levels[field];
            }

            for (int label = 0; label < Classes; label++)
                counts[place * Classes + label] += Counts[cell * Classes + label];
        }

        return new CellTable(levels, Classes, counts);
    }
}
