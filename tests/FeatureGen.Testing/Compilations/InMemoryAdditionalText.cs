using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Testing.Compilations;

/// <summary>An additional file that is not on the disk; a text of null is a file that cannot be read.</summary>
internal sealed class InMemoryAdditionalText(TestFile file) : AdditionalText
{
    private readonly SourceText? _text = file.SourceText;

    public override string Path { get; } = file.Path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => _text;
}
