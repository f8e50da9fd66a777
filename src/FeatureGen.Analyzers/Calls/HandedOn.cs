using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>Results that are handed on as a whole to what cannot know how many there are.</summary>
internal static class HandedOn
{
    private static readonly string[] s_readers =
        ["AddRange", "ForEach", "Join", "Concat", "Serialize", "SerializeAsync", "SerializeToUtf8Bytes", "Ok", "Json"];
    private static readonly string[] s_writers =
        ["Clear", "Fill", "Reset", "Return", "Release", "Recycle", "Init", "Set", "Store", "Write", "Copy"];

    /// <summary>Whether a method reads all of a value that it is given, without being told of the count or of the candidates.</summary>
    /// <param name="argument">The value's argument.</param>
    /// <param name="candidates">The variable of the candidates.</param>
    public static bool IsRead(IArgumentOperation argument, ISymbol? candidates)
    {
        if (argument is not { Parent: IInvocationOperation call, Parameter: { } parameter }) return false;
        // A field's candidates are known to whatever is called, as are those of a local function's surroundings.
        if (candidates is not (ILocalSymbol or IParameterSymbol) || call.TargetMethod.MethodKind != MethodKind.Ordinary) return false;
        var known = Sources(candidates, call.Root());
        if (call.Arguments.Any(other => other != argument && Tells(other.Value, known))) return false;
        if (call.Instance is { } instance && Tells(instance, known)) return false;
        if (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty) return s_readers.Contains(call.TargetMethod.Name);
        if (s_writers.Any(w => call.TargetMethod.Name.StartsWith(w, StringComparison.Ordinal))) return false;
        return parameter.RefKind == RefKind.None && ReadsAll(parameter, call);
    }

    // The candidates, and what they were taken from.
    private static List<ISymbol> Sources(ISymbol candidates, IOperation root)
    {
        var known = new List<ISymbol> { candidates };
        if (VariableUses.Of(candidates, root).InitialValue is { } initial)
            known.AddRange(initial.DescendantsAndSelf().Select(o => o.Variable()).OfType<ISymbol>());
        return known;
    }

    private static bool Tells(IOperation value, List<ISymbol> known) =>
        value.Unwrapped() is { ConstantValue.HasValue: false, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Boolean }
        || value.DescendantsAndSelf().Any(o => known.Any(o.Is) || o is IAnonymousFunctionOperation);

    // As its body says, where that is in the same file.
    private static bool ReadsAll(IParameterSymbol parameter, IInvocationOperation call)
    {
        var declaration = call.TargetMethod.DeclaringSyntaxReferences[0];
        if (declaration.SyntaxTree != call.Syntax.SyntaxTree) return true;
        if (call.SemanticModel?.GetOperation(declaration.GetSyntax()) is not { } body) return true;
        return VariableUses.Of(parameter, body).References.Any(r => IgnoredResults.IsRead(r.Wrapped()) && !IgnoredResults.MayStop(r));
    }
}
