using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Training;

/// <summary>
/// Which parameter each slot's content switches on. Only weights that occur in the training rows have parameters, so that sparse schemas with
/// huge hash spaces cost what they use; numbers are centred and scaled by the training rows' mean and standard deviation.
/// </summary>
internal sealed class SlotPlan
{
    private const int None = -1;

    private readonly int[] _firstWeight;
    private readonly int[] _space;
    private readonly int[] _parameterOf;

    private SlotPlan(SchemaLayout layout)
    {
        Layout = layout;
        _firstWeight = new int[layout.SlotCount];
        _space = new int[layout.SlotCount];
        _parameterOf = new int[layout.WeightCount];
        Centers = new float[layout.SlotCount];
        Scales = new float[layout.SlotCount];
        foreach (var field in layout.Fields)
            for (int slot = 0; slot < field.SlotCount; slot++)
            {
                _firstWeight[field.FirstSlot + slot] = field.FirstWeight + field.WeightOffset(slot);
                _space[field.FirstSlot + slot] = field.HasValues ? 0 : field.Spaces[field.Spaces.Count == 1 ? 0 : slot];
            }
    }

    public SchemaLayout Layout { get; }

    /// <summary>Value slots: what is subtracted.</summary>
    public float[] Centers { get; }

    /// <summary>Value slots: what is multiplied by afterwards.</summary>
    public float[] Scales { get; }

    public int ParameterCount { get; private set; }

    /// <summary>The parameter of a weight, or -1 if the weight never occurred.</summary>
    public int ParameterOf(int weight) => _parameterOf[weight];

    /// <summary>Plans for a schema by the rows to train on; the fields <paramref name="without"/> get no parameters.</summary>
    public static SlotPlan Of(DatasetRows rows, IReadOnlyCollection<string> without, CancellationToken cancellation)
    {
        var plan = new SlotPlan(rows.Data.Layout);
        var moments = new SlotMoments[plan._space.Length];
        var occurs = new bool[plan._parameterOf.Length];
        int count = 0;
        foreach (int row in rows.Rows)
        {
            if ((count++ & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            plan.Observe(rows.Data.Row(row), moments, occurs);
        }
        plan.Scale(moments, occurs);
        foreach (var field in plan.Layout.Fields.Where(field => without.Contains(field.Field.Name)))
            Array.Clear(occurs, field.FirstWeight, field.WeightCount);
        plan.Number(occurs);
        return plan;
    }

    /// <summary>Lists the parameters that a row switches on.</summary>
    public void Activate(ReadOnlySpan<float> slots, ActiveRow row)
    {
        row.Clear();
        for (int slot = 0; slot < slots.Length; slot++)
        {
            float content = slots[slot];
            int weight = _firstWeight[slot];
            float factor = 1;
            if (_space[slot] != 0)
            {
                if (content < 0) continue;
                weight += Index(content, slot);
            }
            else if (float.IsNaN(content))
            {
                weight++;
            }
            else
            {
                factor = (content - Centers[slot]) * Scales[slot];
            }
            int parameter = _parameterOf[weight];
            if (parameter != None) row.Add(parameter, factor);
        }
    }

    private int Index(float content, int slot)
    {
        int index = (int)content;
        return index < _space[slot] ? index : throw new ArgumentException($"Slot {slot} holds index {index}; it has {_space[slot]}.");
    }

    private void Observe(ReadOnlySpan<float> slots, SlotMoments[] moments, bool[] occurs)
    {
        for (int slot = 0; slot < slots.Length; slot++)
        {
            float content = slots[slot];
            if (_space[slot] != 0)
            {
                if (content >= 0) occurs[_firstWeight[slot] + Index(content, slot)] = true;
            }
            else if (float.IsNaN(content))
            {
                occurs[_firstWeight[slot] + 1] = true;
            }
            else
            {
                moments[slot].Add(content);
            }
        }
    }

    private void Scale(SlotMoments[] moments, bool[] occurs)
    {
        for (int slot = 0; slot < _space.Length; slot++)
        {
            if (_space[slot] != 0) continue;
            Centers[slot] = (float)moments[slot].Mean;
            float deviation = (float)moments[slot].StandardDeviation;
            // A constant teaches nothing: no parameter, and no division by zero.
            bool varies = deviation > 0 && float.IsFinite(1 / deviation);
            Scales[slot] = varies ? 1 / deviation : 1;
            occurs[_firstWeight[slot]] = varies;
        }
    }

    private void Number(bool[] occurs)
    {
        for (int weight = 0; weight < occurs.Length; weight++)
            _parameterOf[weight] = occurs[weight] ? ParameterCount++ : None;
    }
}
