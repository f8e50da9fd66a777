namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>A row of a random schema: a value for each of its members. Null stands for a row that is null.</summary>
internal sealed record RandomRow(RandomSchema Schema, object?[] Values)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Join("; ", Cells(Schema, this).Select(c => $"{c.Key} = {(c.Value is object?[] list ? string.Join('|', list) : c.Value)}"));

    /// <summary>Makes the row an object of the compiled type.</summary>
    public object ToObject(Type type)
    {
        var row = Activator.CreateInstance(type)!;
        for (int i = 0; i < Values.Length; i++)
        {
            if (type.GetProperty(Schema.Members[i].Name) is { } property) property.SetValue(row, ClrValue.Of(property.PropertyType, Values[i]));
            else if (type.GetField(Schema.Members[i].Name) is { } field) field.SetValue(row, ClrValue.Of(field.FieldType, Values[i]));
        }
        return row;
    }

    /// <summary>The row as cells of a flat table.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Cells(RandomSchema schema, RandomRow? row, string prefix = "")
    {
        for (int i = 0; i < schema.Members.Count; i++)
        {
            var member = schema.Members[i];
            var value = row?.Values[i];
            if (member.Nested is null)
            {
                yield return new(prefix + member.Name, value);
                continue;
            }
            foreach (var cell in Cells(member.Nested, (RandomRow?)value, prefix + member.Name + ".")) yield return cell;
        }
    }
}
