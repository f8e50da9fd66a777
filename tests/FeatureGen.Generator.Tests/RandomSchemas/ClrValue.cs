using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Random values as objects of the types that properties have.</summary>
internal static class ClrValue
{
    private static readonly MethodInfo s_immutable = ((Delegate)Immutable<int>).Method.GetGenericMethodDefinition();

    /// <summary>Converts a value.</summary>
    public static object? Of(Type type, object? value)
    {
        if (value is null) return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value is RandomRow row) return row.ToObject(type);
        if (type.IsEnum) return Enum.ToObject(type, (long)value);
        if (value is not object?[] list) return value.GetType() == type ? value : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var array = Array.CreateInstance(element, list.Length);
        for (int i = 0; i < list.Length; i++) array.SetValue(Of(element, list[i]), i);
        if (type.IsArray) return array;
        if (type.GetGenericTypeDefinition() != typeof(ImmutableArray<>)) return Activator.CreateInstance(type, array);
        return s_immutable.MakeGenericMethod(element).Invoke(null, [array]);
    }

    private static ImmutableArray<T> Immutable<T>(T[] array) => [.. array];
}
