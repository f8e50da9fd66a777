namespace FeatureGen.Learning.Metrics;

/// <summary>Rows by group and, within a group, from the best score to the worst.</summary>
internal static class Groups
{
    /// <summary>The mean of a measure over those groups for which it is defined (not NaN); NaN if there are none.</summary>
    /// <param name="scores">Score of each row.</param>
    /// <param name="groups">Group of each row; rows of a group need not be neighbours.</param>
    /// <param name="measure">Given the rows of a group, best first.</param>
    public static double Mean(ReadOnlySpan<float> scores, ReadOnlySpan<int> groups, Func<int[], double> measure)
    {
        RankedScores.RequireSameLength(scores.Length, groups.Length, nameof(groups));
        var members = new Dictionary<int, List<int>>();
        var inOrder = new List<List<int>>();
        foreach (int row in RankedScores.Order(scores))
        {
            if (!members.TryGetValue(groups[row], out List<int>? rows))
            {
                members.Add(groups[row], rows = []);
                inOrder.Add(rows);
            }

            rows.Add(row);
        }

        double sum = 0;
        int defined = 0;
        foreach (List<int> rows in inOrder)
        {
            double value = measure([.. rows]);
            if (double.IsNaN(value))
                continue;
            sum += value;
            defined++;
        }

        return sum / defined;
    }
}
