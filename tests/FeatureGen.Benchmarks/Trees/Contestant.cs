namespace FeatureGen.Benchmarks.Trees;

/// <summary>One way to do what is measured.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Runs">What is timed, an action a column of the table.</param>
internal sealed record Contestant(string Name, params Action[] Runs);
