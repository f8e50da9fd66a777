using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Compilations;

/// <summary>A test project: sources, additional files, options and references.</summary>
public sealed class TestState : SourceState
{
    /// <summary>The name of the project's assembly.</summary>
    public string AssemblyName { get; set; } = "TestProject";

    /// <summary>The nullable context of the project. Generators are verified under <c>Disable</c> as well, whatever stands here.</summary>
    public NullableContextOptions Nullable { get; set; } = NullableContextOptions.Enable;

    /// <summary>What the project is: a program may be statements.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Additional files, with their MSBuild metadata.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>Files as <c>.editorconfig</c> and <c>.globalconfig</c>, read by the compiler's own reader.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>Global options, such as <c>build_property.RootNamespace</c>.</summary>
    public SortedDictionary<string, string> GlobalOptions { get; } = new(StringComparer.Ordinal);

    /// <summary>References beside those of the framework.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>The expected output of a generator by hint name; when there is any, there must be no other output.</summary>
    public List<(string HintName, string Text)> GeneratedSources { get; } = [];
}
