namespace FeatureGen.Benchmarks.Trees;

/// <summary>Finds the best items of a request.</summary>
/// <param name="request">Which request.</param>
/// <param name="top">Takes the best, the best first.</param>
internal delegate void RankRequest(int request, Span<Ranked> top);
