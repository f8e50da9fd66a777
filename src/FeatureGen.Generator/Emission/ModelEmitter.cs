using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Trees;
using FeatureGen.Generator.Models;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Generator.Emission;

/// <summary>Writes a baked model: its weights as constant data, and the methods that score and rank with it.</summary>
/// <remarks>
/// With a model that cannot be baked the methods are there and throw: training it again takes the built assembly, which a project that calls
/// methods that are not there would never give.
/// </remarks>
internal sealed class ModelEmitter(CodeWriter code, SchemaModel schema, BoundModel bound)
{
    private const string Models = "global::FeatureGen.Formats.Models.";
    private const string Spans = "global::System.ReadOnlySpan";
    private const string Top = "global::System.Span<global::FeatureGen.Ranked> top";

    private const string TopDocumentation =
        "<param name=\"top\">Takes the best, the best first; of equal scores the smaller index is better. Its length is how many are wanted.</param>";

    private readonly string _type = schema.Shell.FullName;

    private string ModelType => $"global::FeatureGen.RankingModel<{_type}>";

    /// <summary>Writes methods and weights.</summary>
    public void Emit()
    {
        EmitScore();
        EmitRank();
        if (schema.Context is not null) EmitJoined(schema.Context, schema.Item!);
        EmitExplain();
        EmitModel();
    }

    private void EmitScore()
    {
        Member(
            $"public static float {GeneratedNames.Score}(in {_type} row)",
            $"{GeneratedNames.Model}.Instance.Score(in row)",
            "<summary>Scores one row: log-odds where the model predicts a probability.</summary>",
            "<param name=\"row\">The row.</param>");
        Member(
            $"public static void {GeneratedNames.Score}({Spans}<{_type}> rows, global::System.Span<float> scores)",
            $"{GeneratedNames.Model}.Instance.Score(rows, scores)",
            "<summary>Scores rows: each gets the bits that it gets alone.</summary>",
            "<param name=\"rows\">The rows, any number.</param>",
            "<param name=\"scores\">Takes a score a row.</param>",
            Throws("rows"));
    }

    private void EmitRank() => Member(
        $"public static int {GeneratedNames.Rank}({Spans}<{_type}> candidates, {Top})",
        $"{GeneratedNames.Model}.Instance.Rank(candidates, top)",
        "<summary>Finds the rows with the greatest scores.</summary>",
        "<param name=\"candidates\">The rows, any number.</param>",
        TopDocumentation,
        "<returns>How many were found: the number of candidates if that is less than the length of <paramref name=\"top\"/>.</returns>");

    private void EmitJoined(JoinedPart context, JoinedPart item) => Member(
        $"{Modifier(context, item)} static int {GeneratedNames.Rank}(in {context.TypeName} context, {Spans}<{item.TypeName}> items, {Top})",
        $"global::FeatureGen.JoinedRanking.Rank<{_type}, {context.TypeName}, {item.TypeName}>({GeneratedNames.Model}.Instance, in context, items, top)",
        "<summary>Finds the items with the greatest scores for a context, which is paid for once.</summary>",
        "<param name=\"context\">What is known of the request.</param>",
        "<param name=\"items\">The candidates, any number.</param>",
        TopDocumentation,
        "<returns>How many were found: the number of items if that is less than the length of <paramref name=\"top\"/>.</returns>");

    private static string Modifier(JoinedPart context, JoinedPart item) =>
        (context.Visibility < item.Visibility ? context.Visibility : item.Visibility).ToString().ToLowerInvariant();

    private void EmitExplain() => Member(
        $"public static void {GeneratedNames.Explain}(in {_type} row, global::System.Span<float> contributions)",
        $"{GeneratedNames.Model}.Instance.Explain(in row, contributions)",
        "<summary>Says what each field of the schema contributes to a row's score; adds up to the score less the model's bias.</summary>",
        "<param name=\"row\">The row.</param>",
        $"<param name=\"contributions\">Takes {schema.Manifest.Fields.Count} contributions, one a field.</param>",
        Throws("fields"));

    private static string Throws(string needed) => $"<exception cref=\"global::System.ArgumentException\">There is less room than {needed}.</exception>";

    private void Member(string signature, string body, params string[] documentation)
    {
        code.Line();
        foreach (var line in documentation) code.Line("/// " + line);
        code.Line(SchemaEmitter.GeneratedCode);
        code.Line($"{signature} => {body};");
    }

    private void EmitModel()
    {
        code.Line();
        code.Line(SchemaEmitter.GeneratedCode);
        using var type = code.Braces($"private static class {GeneratedNames.Model}");
        if (bound.Model is null) EmitProblem();
        else if (bound.Model.Ensemble is { } ensemble) EmitTrees(bound.Model, ensemble);
        else EmitWeights(bound.Model);
    }

    private void EmitProblem()
    {
        var message = Literals.Of($"The model is not baked: {bound.Problem}.");
        code.Line($"internal static {ModelType} Instance => throw new global::System.InvalidOperationException({message});");
    }

    // One token, however many trees: an array of as many elements would take the compiler seconds, and a UTF-8 literal ten times as long
    // as a plain one.
    private void EmitTrees(ModelFile model, TreeEnsemble ensemble)
    {
        var trees = Convert.ToBase64String(TreeEnsembleBlob.Write(ensemble));
        code.Line($"internal static readonly {ModelType} Instance = {ModelType}.BakeTrees(");
        code.Line($"    {Literals.Of(model.Schema)}, {Literals.Of(model.Fingerprint)}, \"{trees}\");");
    }

    private void EmitWeights(ModelFile model)
    {
        code.Line($"internal static readonly {ModelType} Instance = {ModelType}.Bake(new {Models}ModelFile");
        code.Line("{");
        code.Line($"    Kind = {Models}ModelKind.{model.Kind},");
        code.Line($"    Schema = {Literals.Of(model.Schema)},");
        code.Line($"    Fingerprint = {Literals.Of(model.Fingerprint)},");
        code.Line($"    Bias = {Literals.Of(model.Bias)},");
        code.Line($"    Dimension = {model.Dimension},");
        code.Line($"    Fields = new(new {Models}ModelField[]");
        code.Line("    {");
        foreach (var field in model.Fields.Where(f => f.Weights.Count > 0)) EmitField(field);
        code.Line("    }),");
        code.Line("});");
    }

    private void EmitField(ModelField field)
    {
        code.Line("        new()");
        code.Line("        {");
        code.Line($"            Name = {Literals.Of(field.Name)},");
        EmitArray("Centers", "float", field.Centers, Literals.Of);
        EmitArray("Scales", "float", field.Scales, Literals.Of);
        EmitArray("Indices", "int", field.Indices, i => i.ToString());
        EmitArray("Weights", "float", field.Weights, Literals.Of);
        EmitArray("Embeddings", "float", field.Embeddings, Literals.Of);
        code.Line("        },");
    }

    private void EmitArray<T>(string name, string type, EquatableArray<T> values, Func<T, string> literal)
    {
        if (values.Count > 0) code.Line($"            {name} = new(new {type}[] {{ {string.Join(", ", values.Select(literal))} }}),");
    }
}
