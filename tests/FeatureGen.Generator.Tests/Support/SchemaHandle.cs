using FeatureGen.Testing.Compilations;

namespace FeatureGen.Generator.Tests.Support;

/// <summary>A generated schema whose type the test knows by name only. Rows are arrays of the type.</summary>
internal abstract class SchemaHandle
{
    /// <summary>The schema as the generated code says it.</summary>
    public abstract FeatureSchema Schema { get; }

    /// <summary>Finds a schema in a loaded assembly.</summary>
    public static SchemaHandle Of(LoadedAssembly assembly, string typeName) =>
        (SchemaHandle)Activator.CreateInstance(typeof(SchemaHandle<>).MakeGenericType(assembly.Type(typeName)))!;

    /// <summary>Extracts rows one by one.</summary>
    public abstract float[][] ExtractRows(Array rows);

    /// <summary>Extracts rows in one tile; a vector a row comes back. Slots of fields that are not wanted keep <paramref name="background"/>.</summary>
    public abstract float[][] ExtractTile(Array rows, bool[]? wanted = null, float background = 0);

    /// <summary>Scores rows one by one by the baked model.</summary>
    public abstract float[] ScoreEach(Array rows);

    /// <summary>Scores rows at once by the baked model.</summary>
    public abstract float[] ScoreAll(Array rows);

    /// <summary>Scores rows at once by a model file.</summary>
    public abstract float[] ScoreLoaded(string path, Array rows);

    /// <summary>The best rows by the baked model.</summary>
    public abstract Ranked[] Rank(Array rows, int k);

    /// <summary>The contribution of every field to the score of each row.</summary>
    public abstract float[][] Explain(Array rows);
}
