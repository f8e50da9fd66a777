namespace FeatureGen.Trees.Kernels;

/// <summary>What the quantiser does with one feature.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Table">Where its tables begin, or -1 where it has too many cuts for them.</param>
/// <param name="Levels">The number of levels of its search tree.</param>
/// <param name="FirstColumn">The first of its columns in the list of all.</param>
/// <param name="EndColumn">The column after its last.</param>
/// <param name="IsPlain">Whether it has tables and NaN alone is missing: columns then hold the rank itself.</param>
internal readonly record struct RankStep(int Feature, int Table, int Levels, int FirstColumn, int EndColumn, bool IsPlain);
