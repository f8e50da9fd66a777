namespace FeatureGen.Formats.Trees;

/// <summary>Reads tree ensembles of any trainer, told apart by content.</summary>
public static class TreeModelReader
{
    /// <summary>What wrote the text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text starts as JSON and is none.</exception>
    public static TreeModelKind Detect(string text, string path)
    {
        var json = new JsonCursor(text, path);
        if (!json.IsAt('{')) return FirstLine(text) == "tree" ? TreeModelKind.LightGbm : TreeModelKind.Unknown;
        return json.Seek(name => name is "learner" or "format" or "features_info" or "oblivious_trees") switch
        {
            "learner" => TreeModelKind.XGBoost,
            "features_info" or "oblivious_trees" => TreeModelKind.CatBoost,
            "format" when json.IsAt('"') && json.String() == "featuregen-model" => TreeModelKind.FeatureGen,
            _ => TreeModelKind.Unknown,
        };
    }

    /// <summary>Reads a model.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file's path, for error messages.</param>
    /// <exception cref="FileFormatException">The text is no model that is known, is damaged, or uses what is not supported.</exception>
    public static TreeEnsemble Read(string text, string path) => Detect(text, path) switch
    {
        TreeModelKind.LightGbm => LightGbmReader.Read(text, path),
        TreeModelKind.XGBoost => XGBoostReader.Read(text, path),
        TreeModelKind.CatBoost => CatBoostReader.Read(text, path),
        TreeModelKind.FeatureGen => throw new FileFormatException(path, 1, 1,
            "this is a model of featuregen over a schema, not a tree ensemble"),
        _ => throw new FileFormatException(path, 1, 1,
            "this is no model that can be read; featuregen writes them by train and import, LightGBM text by save_model(\"model.txt\"), "
            + "XGBoost JSON by save_model(\"model.json\"), CatBoost JSON by save_model(\"model.json\", format=\"json\")"),
    };

    private static string FirstLine(string text)
    {
        int start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0, end = text.IndexOf('\n', start);
        return text.Substring(start, (end < 0 ? text.Length : end) - start).TrimEnd('\r', ' ');
    }
}
