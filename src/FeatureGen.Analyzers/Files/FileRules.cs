using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Files;

/// <summary>FG2001 to FG2008: a file beside the code and the code do not fit each other.</summary>
public static class FileRules
{
    private const string Category = "FeatureGen.Files";

    /// <summary>FG2001</summary>
    public static readonly DiagnosticDescriptor Malformed = new(
        "FG2001", "A file beside the code cannot be read",
        "{0}; write the file again, or take it out of the project",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The file is not a profile, drift report or model that this version of FeatureGen reads.", RulePages.Of("FG2001"));

    /// <summary>FG2002</summary>
    public static readonly DiagnosticDescriptor Stale = new(
        "FG2002", "A profile or drift report is out of date",
        "{0}; run '{1}' again",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The fields or their settings have changed since the file was made, or its data is older than the project allows: nothing is concluded from it.", RulePages.Of("FG2002"));

    /// <summary>FG2003</summary>
    public static readonly DiagnosticDescriptor ModelMismatch = new(
        "FG2003", "A model does not fit the schema",
        "The model is not baked, so Score, Rank and Explain throw: {0}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The fields are not those that the model was trained on, or their settings have changed since, so its numbers have no meaning.", RulePages.Of("FG2003"));

    /// <summary>FG2004</summary>
    public static readonly DiagnosticDescriptor NoSchema = new(
        "FG2004", "A file belongs to no schema of the project",
        "The {0} belongs to no schema of this project: {1}; {2}, or take the file out of the project",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Profiles, drift reports and models name their schema by its full metadata name; models of other trainers are named after it.", RulePages.Of("FG2004"));

    /// <summary>FG2005</summary>
    public static readonly DiagnosticDescriptor UnusedField = new(
        "FG2005", "The model does not use the field",
        "{0}: remove it, or keep it with [Keep(\"why\")]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A field without weight, or that no tree asks for, changes no score; it costs data, storage and attention.", RulePages.Of("FG2005"));

    /// <summary>FG2006</summary>
    public static readonly DiagnosticDescriptor ModelMemberConflict = new(
        "FG2006", "A member stands in the way of the baked model",
        "'{0}' has the name of a member that {1} would be baked into, so the model is not baked; rename it, or take the model out of the project",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A baked model adds Score, Rank, Explain and FeatureGenModel to the schema type.", RulePages.Of("FG2006"));

    /// <summary>FG2007</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        "FG2007", "A model is too large to be baked",
        "The model of '{0}' has {1}, more than the {2} that are baked; take it out of the project and load it with RankingModel.Load",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The numbers of a baked model are constants of the assembly, which is for small models.", RulePages.Of("FG2007"));

    /// <summary>FG2008</summary>
    public static readonly DiagnosticDescriptor SeveralFiles = new(
        "FG2008", "A schema has several profiles, drift reports or models",
        "'{0}' has a second {1} beside {2}, so none is used; take one out of the project",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Which of several files counts would be chance.", RulePages.Of("FG2008"));

    /// <summary>All rules, in the order of their numbers.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [Malformed, Stale, ModelMismatch, NoSchema, UnusedField, ModelMemberConflict, TooLarge, SeveralFiles];
}
