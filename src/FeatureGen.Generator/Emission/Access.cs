using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Generator.Emission;

/// <summary>Expressions that read a field's value from a row.</summary>
internal static class Access
{
    /// <summary>The value, with <c>?.</c> behind everything that may be null.</summary>
    /// <param name="source">The field's source.</param>
    /// <param name="root">The variable that the path starts from.</param>
    /// <param name="rootMayBeNull">Whether it is of a reference type.</param>
    /// <param name="skip">How many steps of the path lead to the variable.</param>
    public static string Value(FieldSource source, string root, bool rootMayBeNull, int skip)
    {
        var text = new StringBuilder(root);
        bool mayBeNull = rootMayBeNull;
        for (int i = skip; i < source.Path.Count; i++)
        {
            text.Append(mayBeNull ? "?." : ".").Append(Identifiers.Escape(source.Path[i].Name));
            mayBeNull = source.Path[i].MayBeNull;
        }
        return text.ToString();
    }

    /// <summary>Whether <see cref="Value"/> is of a nullable value type, or of a reference type that may be null.</summary>
    public static bool MayBeNull(FieldSource source, bool rootMayBeNull, int skip)
    {
        bool conditional = rootMayBeNull;
        for (int i = skip; i < source.Path.Count - 1; i++) conditional |= source.Path[i].MayBeNull;
        return conditional || source.Path[source.Path.Count - 1].MayBeNull;
    }

    /// <summary>The value converted to the type that the encoders take it as.</summary>
    public static string Converted(string value, ScalarType type, bool nullable)
    {
        var mark = nullable ? "?" : "";
        return type switch
        {
            ScalarType.Enum or ScalarType.Integer => $"unchecked((long{mark}){value})",
            _ => value,
        };
    }
}
