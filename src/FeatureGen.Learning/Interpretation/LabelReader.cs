using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Reads a row's label as 0 or 1.</summary>
internal sealed class LabelReader(LabelManifest label, Cell cell)
{
    private readonly LabelText _text = new(label);

    public float Read()
    {
        if (!TryRead(out float value)) throw _text.HasNames ? cell.Unexpected(_text.Expected) : NotBinary();
        return float.IsNaN(value) ? throw cell.Error("the row has no label; leave such rows out of training and evaluation.") : value;
    }

    /// <summary>Labels of several classes, and real ones, are for profiles alone.</summary>
    private DataFormatException NotBinary() => cell.Unexpected(
        "a label of 0 or 1, and only labels of two classes can be trained on or evaluated, several classes and numbers just profiled ("
        + (label.Type is ScalarType.String or ScalarType.Enum ? "name the positive class in [Label(Positive = ...)])" : "no squared loss)"));

    private bool TryRead(out float value)
    {
        if (_text.HasNames || cell.IsText) return _text.TryRead(cell.Text, out value);
        value = float.NaN;
        return cell.Value is not { } source || _text.TryRead(source, out value);
    }
}
