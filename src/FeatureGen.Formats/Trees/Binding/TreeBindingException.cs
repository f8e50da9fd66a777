using System.Globalization;

namespace FeatureGen.Formats.Trees.Binding;

/// <summary>A model's features and a schema's fields do not fit. The message is one clause without a full stop that names both.</summary>
public sealed class TreeBindingException : Exception
{
    private const int MostShown = 4;

    /// <summary>Creates the exception for one problem.</summary>
    /// <param name="problem">A clause without a full stop.</param>
    public TreeBindingException(string problem)
        : this([problem])
    {
    }

    /// <summary>Creates the exception for all problems of a model.</summary>
    /// <param name="problems">Clauses without a full stop; at least one.</param>
    public TreeBindingException(IReadOnlyList<string> problems)
        : base(Text(problems)) => Problems = problems;

    /// <summary>All problems; the message shows the first of many.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Text(IReadOnlyList<string> problems)
    {
        if (problems.Count == 1) return problems[0];
        var shown = string.Join("; ", problems.Take(MostShown));
        var count = problems.Count.ToString(CultureInfo.InvariantCulture);
        var rest = (problems.Count - MostShown).ToString(CultureInfo.InvariantCulture);
        return $"{count} features do not fit: {shown}{(problems.Count > MostShown ? $"; and {rest} more" : "")}";
    }
}
