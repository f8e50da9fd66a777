namespace FeatureGen.Learning.Interactions;

/// <summary>The values of a field in a sample of rows.</summary>
/// <param name="Codes">A code for each row, from 0.</param>
/// <param name="IsOrdered">Whether neighbouring codes are neighbouring values.</param>
/// <param name="HasMissing">Whether code 0 stands for a missing value.</param>
internal sealed record SampledField(int[] Codes, bool IsOrdered, bool HasMissing);
