using System.Collections.Immutable;
using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Testing.CodeFixes;

/// <summary>The test project as a solution of one project, at one moment between two fixes.</summary>
internal sealed class FixWorkspace : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly HashSet<string> _generatedPaths = new(StringComparer.Ordinal);
    private readonly TestOptions _options;

    /// <param name="state">The test project.</param>
    /// <param name="sources">Its sources at this moment.</param>
    /// <param name="options">Its options.</param>
    /// <param name="runGenerators">Adds what the generators make of a compilation.</param>
    public FixWorkspace(TestState state, IReadOnlyCollection<TestFile> sources, TestOptions options, Func<Compilation, Compilation> runGenerators)
    {
        _options = options;
        var id = ProjectId.CreateNewId();
        IEnumerable<MetadataReference> references = ReferenceAssemblies.Net100.AddRange(state.AdditionalReferences);
        IEnumerable<TestFile> additionalFiles = state.AdditionalFiles.Where(static file => file.Text is not null);
        Solution solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            state.AssemblyName,
            state.AssemblyName,
            LanguageNames.CSharp,
            compilationOptions: TestCompilation.CompilationOptions(options, state.Nullable, state.OutputKind),
            parseOptions: TestCompilation.ParseOptions,
            documents: sources.Select(file => Document(id, file.Path, file.SourceText!)),
            metadataReferences: references,
            additionalDocuments: additionalFiles.Select(file => Document(id, file.Path, file.SourceText!))));
        Project = AddGenerated(solution.GetProject(id)!, runGenerators);
    }

    /// <summary>The project.</summary>
    public Project Project { get; }

    /// <summary>The sources of a solution that came of this one, without generated ones, in the order of their paths.</summary>
    public async Task<ImmutableArray<TestFile>> SourcesAsync(Solution solution)
    {
        var files = new List<TestFile>();
        foreach (Document document in solution.GetProject(Project.Id)!.Documents)
        {
            string path = TestFile.FullPath(document.FilePath ?? document.Name);
            if (!_generatedPaths.Contains(path))
                files.Add(new TestFile(path, (await document.GetTextAsync().ConfigureAwait(false)).ToString()));
        }
        return [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>What the analyzers find in a project of this workspace.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(Project project, AnalyzerRunner runner) =>
        await runner.RunAsync(await CompileAsync(project).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>The solution that a code action makes.</summary>
    public static async Task<Solution> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    public void Dispose() => _workspace.Dispose();

    // The workspace has its own idea of severities by file; the test's files win.
    private async Task<Compilation> CompileAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync().ConfigureAwait(false))!;
        return compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(_options.TreeOptions));
    }

    private Project AddGenerated(Project project, Func<Compilation, Compilation> runGenerators)
    {
        Compilation before = CompileAsync(project).GetAwaiter().GetResult();
        foreach (SyntaxTree tree in runGenerators(before).SyntaxTrees.Except(before.SyntaxTrees))
        {
            string path = TestFile.FullPath(tree.FilePath);
            _generatedPaths.Add(path);
            project = project.AddDocument(Path.GetFileName(path), tree.GetText(), filePath: path).Project;
        }
        return project;
    }

    private static DocumentInfo Document(ProjectId project, string path, SourceText text) => DocumentInfo.Create(
        DocumentId.CreateNewId(project),
        Path.GetFileName(path),
        loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default, path)),
        filePath: path);
}
