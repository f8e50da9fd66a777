using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Tests.Documents;

/// <summary>Options that remember what was asked of them.</summary>
internal sealed class RecordingOptions(AnalyzerConfigOptionsProvider options) : AnalyzerConfigOptionsProvider
{
    private readonly ConcurrentDictionary<string, bool> _keys = [];

    /// <summary>The keys that were asked for.</summary>
    public IEnumerable<string> Keys => _keys.Keys;

    public override AnalyzerConfigOptions GlobalOptions => new Recorder(this, options.GlobalOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Recorder(this, options.GetOptions(tree));

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Recorder(this, options.GetOptions(textFile));

    private sealed class Recorder(RecordingOptions owner, AnalyzerConfigOptions options) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            owner._keys.TryAdd(key, true);
            return options.TryGetValue(key, out value);
        }
    }
}
