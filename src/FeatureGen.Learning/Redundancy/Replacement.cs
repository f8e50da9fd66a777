namespace FeatureGen.Learning.Redundancy;

/// <summary>That a field may stand for another.</summary>
/// <param name="Field">The field that stands for the other.</param>
/// <param name="Replaced">The field that may go.</param>
/// <param name="Similarity">Their similarity.</param>
internal readonly record struct Replacement(int Field, int Replaced, double Similarity);
