using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Reads how much a row counts.</summary>
internal sealed class WeightReader(Cell cell)
{
    private const string Expected = "a weight, which is a number from 0 on";

    public float Read()
    {
        Scalar value = default;
        bool read = cell.IsText
            ? ScalarText.TryParse(ScalarType.Double, cell.Text, out value)
            : cell.Value is { } source && ScalarObject.TryConvert(ScalarType.Double, source, out value);
        float weight = read ? (float)value.Real : -1;
        return weight >= 0 && float.IsFinite(weight) ? weight : throw cell.Unexpected(Expected);
    }
}
