namespace FeatureGen.Tests.Scoring;

internal readonly record struct CopiedItem(float[] Slots);
