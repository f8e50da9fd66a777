using FeatureGen.Formats.Json;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Files;

/// <summary>Where a model's file names the fields of its schema.</summary>
internal sealed class ModelPlaces(ProjectFile<ModelText> file, SchemaManifest schema)
{
    // The lists of what a model has, of ours and of other trainers'.
    private static readonly string[] s_lists = ["\"fields\"", "\"slots\"", "\"feature_names\"", "feature_names", "\"features_info\""];

    private readonly string _text = file.Text.ToString();

    /// <summary>
    /// The name of a field among the model's; of one that it does not have, the name among those that the training was to leave out, or the
    /// list that it is not in.
    /// </summary>
    public Location Of(string field) => Find(Named(field)) ?? LeftOut(field) ?? List();

    // By the names that a feature may have: "Title[3]", "At.HourOfDay", "Brand:vocabulary". Of the fields "Price" and "Price_Net" the
    // longer one is meant.
    private string Named(string field)
    {
        var features = (file.Content!.Ensemble ?? file.Content.Model?.Ensemble)?.Features.Select(f => f.Name) ?? [];
        return features.FirstOrDefault(name => Owner(name) == field) ?? field;
    }

    private string? Owner(string feature) => schema.Fields.Select(f => f.Name)
        .Where(name => feature == name || (feature.StartsWith(name, StringComparison.Ordinal) && "[._:".IndexOf(feature[name.Length]) >= 0))
        .OrderByDescending(name => name.Length).FirstOrDefault();

    private Location? Find(string name)
    {
        string quoted = JsonWriter.Quote(name);
        for (int at = Next(quoted, 0); at >= 0; at = Next(quoted, at + 1))
            if (!IsKey(at + quoted.Length)) return Place(at, quoted.Length);
        return FindWord(name, "feature_names=", "\n");
    }

    private Location? LeftOut(string field) => FindWord(field, "\"without\": \"", "\"");

    // The word among others, from behind a head to an end.
    private Location? FindWord(string word, string head, string end)
    {
        int first = Next(head, 0);
        if (first < 0) return null;
        first += head.Length;
        int last = Next(end, first);
        for (int at = Next(word, first); at >= 0 && at < last; at = Next(word, at + 1))
            if (IsLimit(at - 1) && IsLimit(at + word.Length)) return Place(at, word.Length);
        return null;
    }

    private bool IsLimit(int at) => at >= _text.Length || _text[at] is ' ' or ',' or '"' or '=' or '\n' or '\r';

    private bool IsKey(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at])) at++;
        return at < _text.Length && _text[at] == ':';
    }

    private Location List()
    {
        foreach (string list in s_lists)
            if (Next(list, 0) is >= 0 and var at) return Place(at, list.Length);
        return file.PlaceOf("schema", null);
    }

    private int Next(string wanted, int from) => _text.IndexOf(wanted, from, StringComparison.Ordinal);

    private Location Place(int start, int length) => FilePlace.Of(file.File.Path, file.Text, start, length);
}
