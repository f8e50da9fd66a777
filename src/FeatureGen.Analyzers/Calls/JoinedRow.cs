using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Calls;

/// <summary>A row of a context and an item, made where it is scored.</summary>
/// <param name="Item">The item.</param>
/// <param name="Others">The context, and what else it is made of.</param>
internal sealed record JoinedRow(IOperation Item, IReadOnlyList<IOperation> Others)
{
    /// <summary>The context as it is written, where that is short.</summary>
    public string Context => Others.Count == 1 && Others[0].IsReference() ? Others[0].Syntax.ToString() : "context";

    /// <summary>The row as what it is made of; null where it is not made here, or of something else.</summary>
    /// <param name="row">The row.</param>
    /// <param name="root">The body that it is in.</param>
    public static JoinedRow? Find(IOperation row, IOperation root)
    {
        if (VariableUses.Settled(row, root) is not IObjectCreationOperation { Type: INamedTypeSymbol type } created) return null;
        if (!IsJoined(type) || row is ILocalReferenceOperation { Local: var local } && IsChanged(local, root)) return null;
        var others = new List<IOperation>();
        IOperation? item = null;
        foreach (var (name, value) in Values(created))
            if (IsItem(type, name)) item = value.Unwrapped();
            else others.Add(value);
        return item is null ? null : new(item, others);
    }

    private static IEnumerable<(string Name, IOperation Value)> Values(IObjectCreationOperation created)
    {
        foreach (var argument in created.Arguments) yield return (argument.Parameter?.Name ?? "", argument.Value);
        if (created.Initializer is null) yield break;
        foreach (var initializer in created.Initializer.Initializers)
            yield return initializer is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment
                ? (target.Member.Name, assignment.Value)
                : ("", initializer);
    }

    private static bool IsChanged(ILocalSymbol local, IOperation root) =>
        VariableUses.Of(local, root).References.Any(r => r.Parent is IMemberReferenceOperation member && VariableUses.IsWritten(member));

    private static bool IsItem(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).Any(m => AttributeNames.Find(m, AttributeNames.Item) is not null);

    private static bool IsJoined(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(i => i.Arity == 3 && TypeNames.Is(i, "FeatureGen", "IJoinedSchema"));
}
