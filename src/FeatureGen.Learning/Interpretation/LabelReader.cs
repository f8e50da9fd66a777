using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Interpretation;

/// <summary>Reads a row's label as 0 or 1.</summary>
internal sealed class LabelReader(LabelManifest label, Cell cell)
{
    private readonly LabelText _text = new(label);

    public float Read()
    {
        if (!TryRead(out float value)) throw cell.Unexpected(_text.Expected);
        return float.IsNaN(value) ? throw cell.Error("the row has no label; leave such rows out of training and evaluation.") : value;
    }

    private bool TryRead(out float value)
    {
        if (_text.HasNames || cell.IsText) return _text.TryRead(cell.Text, out value);
        value = float.NaN;
        return cell.Value is not { } source || _text.TryRead(source, out value);
    }
}
