using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Testing.Compilations;

/// <summary>
/// The options of a test project. Global options and item metadata go through the text that MSBuild would write for the compiler
/// and all of it through the compiler's own reader, so that a test sees what a build sees.
/// </summary>
internal sealed class TestOptions : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set;

    public TestOptions(TestState state)
    {
        var configs = state.AnalyzerConfigFiles.Select(static file => AnalyzerConfig.Parse(file.Text ?? "", file.Path))
            .Append(AnalyzerConfig.Parse(BuildConfig(state), TestFile.Root + ".Generated.globalconfig"))
            .ToImmutableArray();
        _set = AnalyzerConfigSet.Create(configs, out ImmutableArray<Diagnostic> diagnostics);
        if (!diagnostics.IsEmpty)
            throw new ArgumentException($"The analyzer config files of the test are not valid: {string.Join("; ", diagnostics)}");
        GlobalOptions = new Options(_set.GlobalConfigOptions.AnalyzerOptions);
        TreeOptions = new Severities(_set);
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    /// <summary>Severities by file, as the compiler takes them.</summary>
    public SyntaxTreeOptionsProvider TreeOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GetOptions(tree.FilePath);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GetOptions(textFile.Path);

    private Options GetOptions(string path) => new(_set.GetOptionsForSourcePath(path).AnalyzerOptions);

    private static string BuildConfig(TestState state)
    {
        var text = new StringBuilder("is_global = true\n");
        foreach ((string key, string value) in state.GlobalOptions)
            text.Append(CultureInfo.InvariantCulture, $"{key} = {value}\n");
        foreach (TestFile file in state.AdditionalFiles)
        {
            if (file.Metadata.Count == 0)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"\n[{file.Path}]\n");
            foreach ((string key, string value) in file.Metadata)
                text.Append(CultureInfo.InvariantCulture, $"build_metadata.AdditionalFiles.{key} = {value}\n");
        }
        return text.ToString();
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class Severities(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string id, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(id, out severity);

        public override bool TryGetGlobalDiagnosticValue(string id, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GlobalConfigOptions.TreeOptions.TryGetValue(id, out severity);
    }
}
