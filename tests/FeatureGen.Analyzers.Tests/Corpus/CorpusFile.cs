using FeatureGen.Testing.Analyzers;
using FeatureGen.Testing.Compilations;

namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>A source file of the corpus.</summary>
/// <param name="Folder">The folder; its files make a project together.</param>
/// <param name="Source">The file without marks.</param>
/// <param name="Marks">The marks.</param>
internal sealed record CorpusFile(string Folder, TestFile Source, IReadOnlyList<CorpusMark> Marks)
{
    /// <summary>The folder of code that has no features, in which nothing may be found.</summary>
    public const string Plain = "Plain";

    /// <summary>The folder of schemas that are wrong, so that what uses them does not compile.</summary>
    public const string Broken = "Broken";

    private const string Extension = ".txt";
    private const string BakedMark = "// Baked: ";
    private const string CompanionMark = "// With: ";

    /// <summary>The parts of frameworks that the files use.</summary>
    public static IReadOnlyList<CorpusFile> Frameworks { get; } = Read("Frameworks");

    /// <summary>The schemas, by their full names, that have a model among the project's files.</summary>
    public IEnumerable<string> Baked => Said(BakedMark);

    /// <summary>The paths of the files without which this one does not compile.</summary>
    public IEnumerable<string> Companions => Said(CompanionMark).Select(TestFile.FullPath);

    /// <summary>Whether something is expected in the file.</summary>
    public bool HasFinding => Marks.Any(mark => mark.Kind != CorpusMarkKind.NearMiss);

    /// <summary>What is expected where the file is the whole project, or where its folder is.</summary>
    public IEnumerable<CorpusFinding> Expected(bool isAlone) => Marks
        .Where(mark => mark.Kind is CorpusMarkKind.Finding
            || mark.Kind == (isAlone ? CorpusMarkKind.FindingAlone : CorpusMarkKind.FindingTogether))
        .Select(mark => new CorpusFinding(Source.Path, mark.Rule, mark.Span));

    /// <summary>The files of a folder of the corpus, in the order of their paths.</summary>
    public static List<CorpusFile> Read(string folder)
    {
        string root = Path.Combine(AppContext.BaseDirectory, "Corpus", folder);
        var paths = Directory.GetFiles(root, "*.cs" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return [.. paths.Select(path => ReadFile(root, path))];
    }

    private IEnumerable<string> Said(string mark) => Source.Text!.Split('\n')
        .Where(line => line.StartsWith(mark, StringComparison.Ordinal))
        .Select(line => line[mark.Length..].Trim());

    private static CorpusFile ReadFile(string root, string path)
    {
        string name = Path.GetRelativePath(root, path).Replace('\\', '/')[..^Extension.Length];
        var spans = new List<MarkupSpan>();
        var source = Markup.Strip(new TestFile(TestFile.FullPath(name), File.ReadAllText(path).ReplaceLineEndings("\n")), spans);
        return new CorpusFile(name.Split('/')[0], source, [.. spans.Select(span => CorpusMark.Of(span.Name!, span.Span))]);
    }
}
