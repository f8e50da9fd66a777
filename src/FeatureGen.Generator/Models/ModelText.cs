using System.Runtime.CompilerServices;
using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Binding;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Generator.Models;

/// <summary>What a model file says: a model over a schema (a file of ours), or the trees of another trainer, which are bound by
/// name.</summary>
/// <remarks>Two are equal when they say the same, whatever the layout of their texts.</remarks>
public sealed class ModelText : IEquatable<ModelText>
{
    // Generator and analyzers read the same text objects: it is parsed once, not once each, and not once a keystroke.
    private static readonly ConditionalWeakTable<SourceText, ModelText> s_texts = new();

    private Tuple<SchemaManifest, BoundModel>? _lastBound;

    private ModelText(ModelFile? model, TreeEnsemble? ensemble, FileFormatException? error)
    {
        Model = model;
        Ensemble = ensemble;
        Error = error;
        WeightCount = model is not null ? FeatureFiles.WeightCount(model) : ensemble is not null ? FeatureFiles.WeightCount(ensemble) : 0;
    }

    /// <summary>The model over a schema that it names; null in a file of another trainer.</summary>
    public ModelFile? Model { get; }

    /// <summary>The trees of another trainer; null in a file of ours.</summary>
    public TreeEnsemble? Ensemble { get; }

    /// <summary>Why the text cannot be read; its path is empty.</summary>
    public FileFormatException? Error { get; }

    /// <summary>How many numbers the model would put into the binary: weights, or nodes and leaves.</summary>
    public int WeightCount { get; }

    /// <summary>Whether the model is made of trees.</summary>
    public bool HasTrees => Ensemble is not null || Model is { Kind: ModelKind.Trees };

    /// <summary>Whether the model is too large to be baked.</summary>
    public bool IsTooLarge => WeightCount > FeatureFiles.MaxBakedWeights;

    /// <summary>What a text says.</summary>
    public static ModelText Of(SourceText text) => s_texts.GetValue(text, static text => Read(text.ToString()));

    /// <summary>The model over a schema: as it is, or with the trees bound to its slots.</summary>
    public BoundModel BindTo(SchemaManifest schema)
    {
        if (_lastBound is { } last && last.Item1.Equals(schema)) return last.Item2;
        var bound = Bind(schema);
        if (bound.Model?.FindMismatch(schema) is { } mismatch) bound = new BoundModel(null, mismatch);
        _lastBound = Tuple.Create(schema, bound);
        return bound;
    }

    /// <inheritdoc/>
    public bool Equals(ModelText? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Error == other.Error && Equals(Model, other.Model) && Equals(Ensemble, other.Ensemble));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ModelText);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(WeightCount * 31 + (Model?.Schema ?? Ensemble?.Trainer ?? "").GetHashCode());

    private static ModelText Read(string text)
    {
        try
        {
            return TreeModelReader.Detect(text, "") == TreeModelKind.FeatureGen
                ? new ModelText(ModelFileJson.Read(text, ""), null, null)
                : new ModelText(null, TreeModelReader.Read(text, ""), null);
        }
        catch (FileFormatException error)
        {
            return new ModelText(null, null, error);
        }
    }

    private BoundModel Bind(SchemaManifest schema)
    {
        if (Ensemble is null) return new BoundModel(Model, Error?.Problem);
        try
        {
            return new BoundModel(TreeBinder.Bind(Ensemble, schema), null);
        }
        catch (TreeBindingException misfit)
        {
            return new BoundModel(null, misfit.Message);
        }
    }
}
