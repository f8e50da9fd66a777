namespace FeatureGen.Learning.Interactions;

/// <summary>Fields and label on the same rows, in as few levels as those rows bear.</summary>
internal sealed class InteractionSample
{
    // A combination should hold so many rows of the rarest class.
    private const double WantedRows = 10;

    /// <param name="fields">The fields.</param>
    /// <param name="classes">The class of each row, from 0.</param>
    public InteractionSample(IReadOnlyList<SampledField> fields, int[] classes)
    {
        Fields = fields;
        Label = new SampledLabel(classes);
        Rows = classes.Length;
    }

    /// <summary>The fields.</summary>
    public IReadOnlyList<SampledField> Fields { get; }

    /// <summary>The label.</summary>
    public SampledLabel Label { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The fields in levels for combinations of so many.</summary>
    /// <param name="order">2 or 3.</param>
    /// <param name="threads">Threads to use.</param>
    public LevelColumn[] Levels(int order, int threads)
    {
        double cells = Rows * Label.LeastShare / WantedRows;
        int levels = order == 2 ? (int)Math.Clamp(Math.Sqrt(cells), 2, 16) : (int)Math.Clamp(Math.Cbrt(cells), 2, 4);
        int coarse = order == 2 ? Math.Min(4, levels) : 2;
        var columns = new LevelColumn[Fields.Count];
        Statistics.WorkCrew.Run(threads, columns.Length, (field, _) => columns[field] = LevelColumn.Of(Fields[field], levels, coarse));
        return columns;
    }
}
