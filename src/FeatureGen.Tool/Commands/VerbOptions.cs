using System.CommandLine;
using System.CommandLine.Parsing;

namespace FeatureGen.Tool.Commands;

/// <summary>The options that verbs have in common.</summary>
internal static class VerbOptions
{
    public static Option<string> Data(string description = "The rows: a CSV file, its first line naming the columns.") =>
        new("--data") { Description = description, HelpName = "FILE.csv", Required = true };

    public static Option<string> Schema(bool required = true, string when = "") => new("--schema")
    {
        Description = "The built assembly that holds the schema; with a type where it holds several. Nothing of it is run." + when,
        HelpName = "ASSEMBLY.dll[:Type]",
        Required = required,
    };

    public static Option<string> AnyModel() => Model(
        "A model that train or import wrote, a LightGBM model as text, an XGBoost or CatBoost model as JSON, an ONNX model of trees or a "
        + "linear one; told apart by content.");

    public static Option<string> Model(string description) =>
        new("--model") { Description = description, HelpName = "FILE", Required = true };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = "How the result is printed.", DefaultValueFactory = _ => formats[0] };
        return option.AcceptOnlyFromAmong(formats);
    }

    /// <summary>An option with a number in a range.</summary>
    public static Option<T> Number<T>(string name, string description, T standard, Predicate<T> isValid, string range)
        where T : struct
    {
        var option = new Option<T>(name)
        {
            Description = description,
            HelpName = typeof(T) == typeof(int) ? "N" : "X",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result => Check(result, name, isValid, range));
        return option;
    }

    private static void Check<T>(OptionResult result, string name, Predicate<T> isValid, string range)
    {
        if (result.Errors.Any()) return;
        if (!isValid(result.GetValueOrDefault<T>()!)) result.AddError($"{name} must be {range}.");
    }
}
