using System.Collections.ObjectModel;

namespace FeatureGen.Testing.Compilations;

/// <summary>The files of a test project; a source without a name is called <c>Test0.cs</c>, <c>Test1.cs</c>, ... by its position.</summary>
public sealed class SourceFileCollection : Collection<TestFile>
{
    /// <summary>Adds a source file.</summary>
    public void Add(string text) => Add(($"Test{Count}.cs", text));

    /// <summary>Adds a file by name.</summary>
    public void Add((string Name, string? Text) file) => Add(new TestFile(TestFile.FullPath(file.Name), file.Text));

    /// <summary>Adds an additional file with MSBuild metadata. As in a build, what follows <c>;</c> or <c>#</c> in a value is lost.</summary>
    public void Add(string name, string? text, params ReadOnlySpan<(string Name, string Value)> metadata)
    {
        var file = new TestFile(TestFile.FullPath(name), text);
        foreach ((string key, string value) in metadata)
            file = file with { Metadata = file.Metadata.SetItem(key, value) };
        Add(file);
    }

    internal TestFile? Find(string name) => this.FirstOrDefault(file => file.Path == TestFile.FullPath(name));
}
