using System.Numerics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees;

/// <summary>The linear model of a leaf.</summary>
internal sealed class LeafLine<T>(LeafModel model)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _constant = T.CreateTruncating(model.Constant);
    private readonly int[] _features = model.Features.ToArray();
    private readonly T[] _coefficients = [.. model.Coefficients.Select(T.CreateTruncating)];

    /// <summary>The value for a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="otherwise">The value where a feature of the model is NaN.</param>
    public T Value(ReadOnlySpan<float> row, T otherwise)
    {
        var sum = _constant;
        for (int i = 0; i < _features.Length; i++)
        {
            var value = T.CreateTruncating(row[_features[i]]);
            if (T.IsNaN(value)) return otherwise;
            sum += _coefficients[i] * value;
        }
        return sum;
    }
}
