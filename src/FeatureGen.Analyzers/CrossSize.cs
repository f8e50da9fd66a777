using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers;

/// <summary>How many buckets make a cross exact.</summary>
internal static class CrossSize
{
    private const long MaxCombinations = 1 << 20; // a cross of more hashes on purpose

    /// <summary>The fields that a cross combines.</summary>
    public static IReadOnlyList<FieldLayout> Parts(FieldManifest cross, SchemaLayout layout) =>
        [.. cross.CrossedFields.Select(name => layout.Fields.First(f => f.Field.Name == name))];

    /// <summary>All combinations of what parts can be; null if they are so many that a cross hashes on purpose.</summary>
    public static long? Combinations(IReadOnlyList<FieldLayout> parts)
    {
        long all = 1;
        foreach (var part in parts)
        {
            all *= part.Spaces[0];
            if (all > MaxCombinations) return null;
        }
        return all;
    }

    /// <summary>The power of two in which that many combinations fit.</summary>
    public static int Buckets(long combinations)
    {
        int power = 1;
        while (power < combinations) power *= 2;
        return power;
    }
}
