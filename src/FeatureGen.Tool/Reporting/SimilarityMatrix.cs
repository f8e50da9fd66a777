using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>The similarities of fields, ordered so that those that say the same stand together.</summary>
internal sealed class SimilarityMatrix
{
    /// <summary>The most fields that are held against each other.</summary>
    public const int MaxFields = 60;

    private readonly double[,] _values;

    private SimilarityMatrix(ReportField[] fields, (int Start, int End)[] groups, double[,] values) =>
        (Fields, Groups, _values) = (fields, groups, values);

    /// <summary>The fields that another is similar to.</summary>
    public IReadOnlyList<ReportField> Fields { get; }

    /// <summary>The number of fields that were compared and are similar to none.</summary>
    public int Lonely { get; private init; }

    /// <summary>Places of fields that belong together.</summary>
    public IReadOnlyList<(int Start, int End)> Groups { get; }

    /// <summary>The similarity of the fields at two places; 0 where the profile leaves it out.</summary>
    public double this[int a, int b] => _values[a, b];

    /// <summary>The matrix; null if the profile tells of no two of its fields that they are similar.</summary>
    public static SimilarityMatrix? Of(Report report)
    {
        if (report.Profile.Similarities is not { } kept) return null;
        var known = kept.Fields.Distinct().Where(report.ByName.ContainsKey);
        ReportField[] fields = [.. known.Take(MaxFields).Select(name => report.ByName[name])];
        var values = Values(fields, kept.Pairs);
        int[] close = [.. Enumerable.Range(0, fields.Length).Where(a => Enumerable.Range(0, fields.Length).Any(b => values[a, b] > 0))];
        if (close.Length < 2) return null;
        var blocks = InLine(Blocks(report, fields, close), values);
        int lonely = fields.Length - close.Length;
        fields = [.. blocks.SelectMany(block => block).Select(place => fields[place])];
        return new SimilarityMatrix(fields, [.. Spans(blocks)], Values(fields, kept.Pairs)) { Lonely = lonely };
    }

    private static double[,] Values(ReportField[] fields, IEnumerable<ProfileSimilarity> pairs)
    {
        var places = fields.Index().ToDictionary(field => field.Item.Data.Name, field => field.Index, StringComparer.Ordinal);
        var values = new double[fields.Length, fields.Length];
        foreach (var pair in pairs)
        {
            if (!places.TryGetValue(pair.First, out int first) || !places.TryGetValue(pair.Second, out int second)) continue;
            values[first, second] = values[second, first] = Math.Clamp(pair.Similarity, 0, 1);
        }
        return values;
    }

    /// <summary>The places of each group, and of each field that is in none, by the rank of the best.</summary>
    private static int[][] Blocks(Report report, ReportField[] fields, int[] places)
    {
        var groupOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (number, group) in FieldGroup.Of(report).Index())
        {
            groupOf.TryAdd(group.Representative, number);
            foreach (var (member, _) in group.Members) groupOf.TryAdd(member.Data.Name, number);
        }
        return
        [
            .. places.GroupBy(place => groupOf.TryGetValue(fields[place].Data.Name, out int group) ? group : -1 - place)
                .Select(block => block.ToArray()),
        ];
    }

    /// <summary>Blocks in an order in which each is followed by the most similar of those that are left; of equals by the best.</summary>
    private static List<int[]> InLine(int[][] blocks, double[,] values)
    {
        var left = blocks.ToList();
        var line = new List<int[]>();
        while (left.Count > 0)
        {
            int[] next = line.Count == 0 ? left[0] : left.MaxBy(block => Mean(line[^1], block))!;
            left.Remove(next);
            line.Add(next);
        }
        return line;

        double Mean(int[] one, int[] other) => one.Average(a => other.Average(b => values[a, b]));
    }

    private static IEnumerable<(int Start, int End)> Spans(List<int[]> blocks)
    {
        int start = 0;
        foreach (int[] block in blocks)
        {
            if (block.Length > 1) yield return (start, start + block.Length);
            start += block.Length;
        }
    }
}
