using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Testing.Generators;

/// <summary>
/// Runs a generator as an editor does: once over the test project, then again with the same driver after every edit. Each edit builds
/// on the ones before and gives the reasons for which the steps ran.
/// </summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
public sealed class IncrementalityVerifier<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    private readonly TestState _state;
    private readonly Dictionary<string, AdditionalText> _additionalTexts;
    private Compilation _compilation;
    private GeneratorDriver _driver;
    private int _unrelatedEdits;

    /// <param name="state">The test project.</param>
    public IncrementalityVerifier(TestState state)
    {
        _state = state;
        var options = new TestOptions(state);
        _compilation = TestCompilation.Create(state, options, state.Nullable);
        _additionalTexts = TestCompilation.AdditionalTexts(state).ToDictionary(static text => text.Path, StringComparer.Ordinal);
        _driver = TestCompilation.CreateDriver(_additionalTexts.Values, options, new TGenerator());
        First = Run();
    }

    /// <summary>The run before any edit.</summary>
    public IncrementalRun First { get; }

    /// <summary>Adds a file with a class that nothing refers to.</summary>
    public IncrementalRun UnrelatedEdit()
    {
        _unrelatedEdits++;
        return AddSource($"Unrelated{_unrelatedEdits}.cs", $"internal static class Unrelated{_unrelatedEdits} {{ }}");
    }

    /// <summary>Replaces a part of a source; the part must occur in it exactly once.</summary>
    public IncrementalRun EditSource(string name, string oldPart, string newPart)
    {
        SyntaxTree tree = Tree(name);
        SourceText text = tree.GetText();
        string content = text.ToString();
        int start = content.IndexOf(oldPart, StringComparison.Ordinal);
        if (start < 0 || content.IndexOf(oldPart, start + 1, StringComparison.Ordinal) >= 0)
            throw new ArgumentException($"'{oldPart}' must occur exactly once in '{tree.FilePath}'.", nameof(oldPart));
        SyntaxTree edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, oldPart.Length), newPart)));
        _compilation = _compilation.ReplaceSyntaxTree(tree, edited);
        return Run();
    }

    /// <summary>Adds a source.</summary>
    public IncrementalRun AddSource(string name, string text)
    {
        _compilation = _compilation.AddSyntaxTrees(TestCompilation.Parse(new TestFile(TestFile.FullPath(name), text)));
        return Run();
    }

    /// <summary>Removes a source.</summary>
    public IncrementalRun RemoveSource(string name)
    {
        _compilation = _compilation.RemoveSyntaxTrees(Tree(name));
        return Run();
    }

    /// <summary>Adds an additional file, or replaces the text of one. Its metadata are those that the test project has for this name.</summary>
    public IncrementalRun SetAdditionalFile(string name, string? text)
    {
        var added = new InMemoryAdditionalText(new TestFile(TestFile.FullPath(name), text));
        _driver = _additionalTexts.TryGetValue(added.Path, out AdditionalText? old)
            ? _driver.ReplaceAdditionalText(old, added)
            : _driver.AddAdditionalTexts([added]);
        _additionalTexts[added.Path] = added;
        return Run();
    }

    /// <summary>Removes an additional file.</summary>
    public IncrementalRun RemoveAdditionalFile(string name)
    {
        if (!_additionalTexts.Remove(TestFile.FullPath(name), out AdditionalText? old))
            throw new ArgumentException($"The test project has no additional file '{name}'.", nameof(name));
        _driver = _driver.RemoveAdditionalTexts([old]);
        return Run();
    }

    /// <summary>Changes the options or the metadata of additional files in the test project, and passes all of them on anew.</summary>
    public IncrementalRun EditOptions(Action<TestState> edit)
    {
        edit(_state);
        var options = new TestOptions(_state);
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(options);
        _compilation = _compilation.WithOptions(_compilation.Options.WithSyntaxTreeOptionsProvider(options.TreeOptions));
        return Run();
    }

    private SyntaxTree Tree(string name) => _compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == TestFile.FullPath(name))
        ?? throw new ArgumentException($"The test project has no source '{name}'.", nameof(name));

    private IncrementalRun Run()
    {
        _driver = TestCompilation.RunGenerators(_driver, _compilation, out Compilation output);
        return new IncrementalRun(new GeneratorRun(_compilation, output, _driver.GetRunResult()));
    }
}
