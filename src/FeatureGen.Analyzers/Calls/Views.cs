using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>A variable with the locals that hold parts or copies of it, and those that it is itself a part of.</summary>
internal sealed class Views
{
    private readonly HashSet<ISymbol> _all = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _parts = new(SymbolEqualityComparer.Default);
    private readonly List<IOperation> _references = [];

    private Views(VariableUses uses, ISymbol variable, IOperation root)
    {
        _parts.Add(variable);
        AreLocal = true;
        for (var (whole, of) = (variable, uses); _all.Add(whole); of = VariableUses.Of(whole, root))
        {
            AreLocal &= whole is ILocalSymbol && !IsOfMember(of);
            _references.AddRange(of.References);
            if (WholeOf(of) is not { } larger) break;
            whole = larger;
        }
        // A part is declared behind what it is a part of.
        foreach (var operation in root.Descendants())
            if (operation is IVariableDeclaratorOperation { Symbol: var local } && !_all.Contains(local)) Add(local, operation, root);
        _references.Sort((a, b) => a.Syntax.SpanStart.CompareTo(b.Syntax.SpanStart));
    }

    /// <summary>Whether nobody but the body has what they are parts of.</summary>
    public bool AreLocal { get; }

    /// <summary>Where any of them is read or written, in the order of the source.</summary>
    public IReadOnlyList<IOperation> References => _references;

    /// <summary>The views of a variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="uses">Its uses.</param>
    /// <param name="root">The body.</param>
    public static Views Of(ISymbol variable, VariableUses uses, IOperation root) => new(uses, variable, root);

    /// <summary>Whether a value is the variable, or a local that holds a part or a copy of it.</summary>
    public bool Hold(IOperation value) => value.Variable() is { } variable && _parts.Contains(variable);

    /// <summary>Whether a value is what one of the locals is declared with.</summary>
    public bool AreDeclaredWith(IOperation value) =>
        value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
        && _all.Contains(local);

    private void Add(ILocalSymbol local, IOperation declaration, IOperation root)
    {
        // Few locals are parts of anything: which, their declarations say without a look at all of the body.
        if (((IVariableDeclaratorOperation)declaration).GetVariableInitializer()?.Value is not { } initial) return;
        if (Parts.Innermost(initial).Variable() is not { } whole || !_all.Contains(whole)) return;
        var uses = VariableUses.Of(local, root);
        if (uses.IsAssigned) return;
        _all.Add(local);
        _references.AddRange(uses.References);
        if (_parts.Contains(whole)) _parts.Add(local);
    }

    private static bool IsOfMember(VariableUses uses) =>
        uses.InitialValue is { } initial && Parts.Innermost(initial) is IMemberReferenceOperation;

    private static ISymbol? WholeOf(VariableUses uses) =>
        !uses.IsAssigned && uses.InitialValue is { } initial
            && Parts.Innermost(initial).Variable() is { } whole and (ILocalSymbol or IParameterSymbol)
                ? whole
                : null;
}
