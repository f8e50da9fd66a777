namespace FeatureGen.Formats.Profiles;

/// <summary>What is strange about whole rows.</summary>
public sealed record ProfileRows
{
    /// <summary>How many rows are the same, byte for byte, as an earlier one.</summary>
    public long Duplicates { get; init; }

    /// <summary>Whether <see cref="Duplicates"/> is an estimate, from rows chosen by their hash, as there are too many rows.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>How many duplicates fields that do not depend on each other would have by chance.</summary>
    public double DuplicatesByChance { get; init; }

    /// <summary>A row that occurs again, one that occurs most often, counted from 1 without the header; 0 if there is none.</summary>
    public long Duplicated { get; init; }

    /// <summary>How often <see cref="Duplicated"/> occurs.</summary>
    public long Copies { get; init; }

    /// <summary>Whether there are more duplicates than chance explains.</summary>
    public bool HasDuplicates { get; init; }

    /// <summary>The number of rows, evenly over the table, among which improbable ones were looked for.</summary>
    public long SampledRows { get; init; }

    /// <summary>How many of them are improbable.</summary>
    public long Improbable { get; init; }

    /// <summary>The most improbable of them, 20 at most.</summary>
    public EquatableArray<ImprobableRow> MostImprobable { get; init; }
}
