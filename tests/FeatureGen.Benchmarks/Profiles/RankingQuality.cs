namespace FeatureGen.Benchmarks.Profiles;

/// <summary>How well a ranking tells columns that were planted from noise.</summary>
internal sealed class RankingQuality
{
    private const int Best = 20;
    private readonly Dictionary<string, string> _groups;

    /// <param name="path">Name and group of each column, a line each; more columns and a header do no harm.</param>
    public RankingQuality(string path) => _groups = File.ReadLines(path).Select(line => line.Split('\t'))
        .Where(cells => cells.Length > 1).ToDictionary(cells => cells[0], cells => cells[1]);

    /// <summary>The share of pairs of a relevant or redundant column and one of noise of which the former ranks higher.</summary>
    public double AreaUnderCurve(IReadOnlyList<string> ranking)
    {
        long above = 0, noise = 0;
        foreach (string name in ranking)
        {
            if (_groups[name] == "noise") noise++;
            else if (IsPlanted(name)) above += _groups.Values.Count(group => group == "noise") - noise;
        }
        return above / ((double)_groups.Keys.Count(IsPlanted) * _groups.Values.Count(group => group == "noise"));
    }

    /// <summary>The share of relevant and redundant columns among the best 20.</summary>
    public double Precision(IReadOnlyList<string> ranking) => ranking.Take(Best).Count(IsPlanted) / (double)Best;

    private bool IsPlanted(string name) => _groups[name] is "relevant" or "redundant";
}
