using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Generator.Schema;

namespace FeatureGen.Generator.Emission;

/// <summary>Writes a baked model: its weights as constant data, and the methods that score and rank with it.</summary>
/// <remarks>
/// With a model that does not fit the methods are there and throw: training it again takes the built assembly, which a project that calls
/// methods that are not there would never give.
/// </remarks>
internal sealed class ModelEmitter(CodeWriter code, SchemaModel schema, ModelFile model, string? mismatch)
{
    private const string Models = "global::FeatureGen.Formats.Models.";
    private const string Spans = "global::System.ReadOnlySpan";

    private readonly string _type = schema.Shell.FullName;

    /// <summary>Writes methods and weights.</summary>
    public void Emit()
    {
        EmitScore();
        EmitRank();
        if (schema.Context is not null) EmitJoined(schema.Context, schema.Item!);
        EmitExplain();
        if (mismatch is null) EmitWeights();
        else EmitMismatch(mismatch);
    }

    private void EmitScore()
    {
        Member("Scores one row: log-odds where the model predicts a probability.", $"public static float Score(in {_type} row)", "FeatureGenModel.Instance.Score(in row)");
        Member("Scores rows.", $"public static void Score({Spans}<{_type}> rows, global::System.Span<float> scores)", "FeatureGenModel.Instance.Score(rows, scores)");
    }

    private void EmitRank() => Member(
        "Finds the best candidates, best first; equal scores by position. Returns how many were written: the smaller of both lengths.",
        $"public static int Rank({Spans}<{_type}> candidates, global::System.Span<global::FeatureGen.Ranked> top)",
        "FeatureGenModel.Instance.Rank(candidates, top)");

    private void EmitJoined(JoinedPart context, JoinedPart item) => Member(
        "Finds the best items for a context, best first; equal scores by position. The context is paid for once. Returns how many were written.",
        $"{Modifier(context, item)} static int Rank(in {context.TypeName} context, {Spans}<{item.TypeName}> items, global::System.Span<global::FeatureGen.Ranked> top)",
        $"global::FeatureGen.JoinedRanking.Rank<{_type}, {context.TypeName}, {item.TypeName}>(FeatureGenModel.Instance, in context, items, top)");

    private static string Modifier(JoinedPart context, JoinedPart item) =>
        (context.Visibility < item.Visibility ? context.Visibility : item.Visibility).ToString().ToLowerInvariant();

    private void EmitExplain() => Member(
        "What each field of the schema contributes to a row's score; adds up to the score less the model's bias.",
        $"public static void Explain(in {_type} row, global::System.Span<float> contributions)",
        "FeatureGenModel.Instance.Explain(in row, contributions)");

    private void Member(string summary, string signature, string body)
    {
        code.Line();
        code.Summary(summary);
        code.Line(SchemaEmitter.GeneratedCode);
        code.Line($"{signature} => {body};");
    }

    private void EmitWeights()
    {
        code.Line();
        code.Line(SchemaEmitter.GeneratedCode);
        using var type = code.Braces("private static class FeatureGenModel");
        code.Line($"internal static readonly global::FeatureGen.RankingModel<{_type}> Instance = global::FeatureGen.RankingModel<{_type}>.Bake(new {Models}ModelFile");
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

    private void EmitMismatch(string problem)
    {
        code.Line();
        code.Line(SchemaEmitter.GeneratedCode);
        using var type = code.Braces("private static class FeatureGenModel");
        var message = Literals.Of($"The model is not baked: {problem}.");
        code.Line($"internal static global::FeatureGen.RankingModel<{_type}> Instance => throw new global::System.InvalidOperationException({message});");
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
