using System.Reflection;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Generators;

/// <summary>Walks what is reachable from an object through its fields.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] _forbidden =
    [
        typeof(ISymbol), typeof(Compilation), typeof(SemanticModel), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference),
        typeof(SyntaxToken), typeof(SyntaxTrivia), typeof(SyntaxNodeOrToken), typeof(Location), typeof(Diagnostic), typeof(IOperation),
        typeof(AttributeData), typeof(TypedConstant),
    ];

    /// <summary>The path to the first object of the compiler, or null if there is none.</summary>
    public static string? FindCompilerObject(object? root)
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object Value, string Path)>();
        if (root is not null)
            pending.Push((root, root.GetType().Name));
        while (pending.TryPop(out (object Value, string Path) item))
        {
            Type type = item.Value.GetType();
            if (Array.Exists(_forbidden, forbidden => forbidden.IsAssignableFrom(type)))
                return $"{item.Path} is a {type.Name}";
            if (IsLeaf(type) || (!type.IsValueType && !visited.Add(item.Value)))
                continue;
            foreach ((object child, string name) in Children(item.Value, type))
                pending.Push((child, item.Path + name));
        }
        return null;
    }

    private static IEnumerable<(object Value, string Name)> Children(object value, Type type)
    {
        if (value is Array array)
        {
            if (IsLeaf(type.GetElementType()!))
                yield break;
            int index = 0;
            foreach (object? element in array)
            {
                if (element is not null)
                    yield return (element, $"[{index}]");
                index++;
            }
            yield break;
        }
        foreach (FieldInfo field in Fields(type))
        {
            if (!IsLeaf(field.FieldType) && field.GetValue(value) is { } child)
                yield return (child, "." + Name(field));
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(Own))
                yield return field;
        }
    }

    // The field of an automatic property is called <Name>k__BackingField.
    private static string Name(FieldInfo field) =>
        field.Name is ['<', ..] ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type.IsFunctionPointer || type.IsByRefLike || type == typeof(string)
        || typeof(MemberInfo).IsAssignableFrom(type) || type == typeof(Pointer);
}
