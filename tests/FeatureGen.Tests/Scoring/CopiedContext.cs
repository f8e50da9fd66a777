namespace FeatureGen.Tests.Scoring;

internal readonly record struct CopiedContext(float[] Slots);
