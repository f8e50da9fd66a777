namespace FeatureGen.Learning.Interactions;

/// <summary>Fields whose combination tells more of the label than they do apart.</summary>
/// <param name="Fields">The positions of the fields, ascending.</param>
/// <param name="Measure">What the combination adds.</param>
/// <param name="QValue">The false discovery rate at which it is a find, over everything that was tested.</param>
internal sealed record FoundInteraction(int[] Fields, InteractionMeasure Measure, double QValue);
