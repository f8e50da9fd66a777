using FeatureGen.Testing.Compilations;

namespace FeatureGen.Generator.Tests.Support;

/// <summary>A generated schema that joins a context and an item.</summary>
internal abstract class JoinedHandle
{
    /// <summary>Finds a joined schema in a loaded assembly.</summary>
    public static JoinedHandle Of(LoadedAssembly assembly, string typeName)
    {
        var type = assembly.Type(typeName);
        var implemented = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IJoinedSchema<,,>));
        return (JoinedHandle)Activator.CreateInstance(typeof(JoinedHandle<,,>).MakeGenericType(implemented.GetGenericArguments()))!;
    }

    /// <summary>Extracts the context and the items each on their own, and gives the vectors of the joined rows.</summary>
    /// <param name="context">An array of one.</param>
    /// <param name="items">An array of items.</param>
    public abstract float[][] Extract(Array context, Array items);

    /// <summary>The best items for a context by the baked model.</summary>
    public abstract Ranked[] Rank(Array context, Array items, int k);
}
