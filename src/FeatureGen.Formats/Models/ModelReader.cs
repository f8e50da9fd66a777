using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Binding;

namespace FeatureGen.Formats.Models;

/// <summary>Reads any model as one of a schema: a <c>*.model.json</c>, or what LightGBM, XGBoost or CatBoost wrote, told apart by
/// content.</summary>
public static class ModelReader
{
    /// <summary>Reads a model that scores rows of a schema.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <param name="schema">The schema.</param>
    /// <exception cref="FileFormatException">The text is no model that is known, is damaged, or does not fit the schema; the message says
    /// what to do.</exception>
    public static ModelFile Read(string text, string path, SchemaManifest schema)
    {
        if (TreeModelReader.Detect(text, path) != TreeModelKind.FeatureGen) return Bind(TreeModelReader.Read(text, path), path, schema);
        var model = ModelFileJson.Read(text, path);
        return model.FindSchemaMismatch(schema) is { } mismatch ? throw new FileFormatException(path, 1, 1, mismatch) : model;
    }

    /// <summary>Binds an ensemble of a trainer to a schema: <see cref="TreeBinder"/>, with errors that name the file.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="path">The path of the file that it is from, for error messages.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="map">For features that are not named like what they are bound to: its name.</param>
    /// <param name="note">Told what makes extracted rows score otherwise than the trainer's.</param>
    /// <exception cref="FileFormatException">Features and fields do not fit.</exception>
    public static ModelFile Bind(
        TreeEnsemble ensemble, string path, SchemaManifest schema, IReadOnlyDictionary<string, string>? map = null,
        Action<string>? note = null)
    {
        try
        {
            return TreeBinder.Bind(ensemble, schema, map, note);
        }
        catch (TreeBindingException mismatch)
        {
            throw new FileFormatException(path, 1, 1, mismatch.Message);
        }
    }
}
