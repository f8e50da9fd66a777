using System.Collections.ObjectModel;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Compilations;

/// <summary>References of a test project beside those of the framework.</summary>
public sealed class MetadataReferenceCollection : Collection<MetadataReference>
{
    /// <summary>Adds an assembly file.</summary>
    public void Add(string path) => Add(ReferenceAssemblies.FromFile(path));

    /// <summary>Adds the file of a loaded assembly.</summary>
    public void Add(Assembly assembly) => Add(assembly.Location);
}
