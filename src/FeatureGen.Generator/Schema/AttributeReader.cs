using FeatureGen.Formats;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Schema;

/// <summary>Reads an attribute's settings. Whatever the source holds, a value comes back; half-written code gives the defaults.</summary>
internal static class AttributeReader
{
    /// <summary>A named argument, or the default.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T otherwise)
    {
        foreach (var argument in attribute.NamedArguments)
            if (argument.Key == name) return Value(argument.Value, otherwise);
        return otherwise;
    }

    /// <summary>Whether a named argument is given.</summary>
    public static bool HasNamed(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
            if (argument.Key == name) return true;
        return false;
    }

    /// <summary>A constructor argument, or the default.</summary>
    public static T Positional<T>(this AttributeData attribute, int index, T otherwise) =>
        index < attribute.ConstructorArguments.Length ? Value(attribute.ConstructorArguments[index], otherwise) : otherwise;

    /// <summary>The values of a constructor's <c>params</c> argument.</summary>
    public static EquatableArray<T> Params<T>(this AttributeData attribute)
        where T : notnull
    {
        if (attribute.ConstructorArguments.Length == 0) return default;
        var last = attribute.ConstructorArguments[attribute.ConstructorArguments.Length - 1];
        if (last.Kind != TypedConstantKind.Array || last.IsNull) return default;
        return new(last.Values.Where(v => v.Value is T).Select(v => (T)v.Value!));
    }

    private static T Value<T>(TypedConstant constant, T otherwise)
    {
        if (constant.Kind is not (TypedConstantKind.Primitive or TypedConstantKind.Enum) || constant.Value is null) return otherwise;
        if (constant.Value is T value) return value;
        return typeof(T).IsEnum && constant.Value is int number ? (T)Enum.ToObject(typeof(T), number) : otherwise;
    }
}
