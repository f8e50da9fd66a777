using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureGen.Generator.Schema;

/// <summary>What a project declares, whatever the code of its methods does: schemas read from equal declarations are equal.</summary>
/// <remarks>
/// The compiler makes all symbols anew after every keystroke, and to read a thousand schemas from them takes a second. Most keystrokes are in a body, where
/// nothing is declared; then the pipeline keeps the value from before the keystroke and reads nothing. It holds syntax for the comparison and no compilation:
/// that is alive while a run reads from it, and may go afterwards.
/// </remarks>
internal sealed class ProjectDeclarations : IEquatable<ProjectDeclarations>
{
    private readonly WeakReference<Compilation> _compilation;
    private readonly CompilationOptions _options;
    private readonly IReadOnlyList<SyntaxTree> _trees;
    private readonly IReadOnlyList<object> _references;

    /// <summary>Takes a project.</summary>
    public ProjectDeclarations(Compilation compilation)
    {
        _compilation = new(compilation);
        _options = compilation.Options;
        _trees = [.. compilation.SyntaxTrees];
        // In an editor a referenced project is its compilation, which is another one after every keystroke there.
        _references = [.. compilation.References.Select(r => r is CompilationReference project ? (object)new ProjectDeclarations(project.Compilation) : r)];
    }

    /// <summary>Reads a schema; null if the type is none that code can be generated for.</summary>
    /// <param name="name">The type's metadata name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public SchemaModel? Read(string name, CancellationToken cancellationToken) =>
        _compilation.TryGetTarget(out var compilation) && compilation.Assembly.GetTypeByMetadataName(name) is { } type
        && SchemaReader.Read(type, cancellationToken) is { CanGenerate: true } schema
            ? schema
            : null;

    /// <inheritdoc/>
    public bool Equals(ProjectDeclarations? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _options.Equals(other._options) && _references.SequenceEqual(other._references)
            && _trees.Count == other._trees.Count && _trees.Zip(other._trees, DeclareTheSame).All(static same => same));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProjectDeclarations);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((_trees.Count * 31) + _references.Count);

    // Of a body and of an initializer nothing is compared; of a constant, an enumeration's member and an attribute everything is.
    private static bool DeclareTheSame(SyntaxTree tree, SyntaxTree other) =>
        tree == other || (tree.Options.Equals(other.Options) && tree.FilePath == other.FilePath && SyntaxFactory.AreEquivalent(tree, other, topLevel: true));
}
