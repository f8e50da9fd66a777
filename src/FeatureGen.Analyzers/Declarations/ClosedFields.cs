using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>Finds the fields that only code of this project can assign, as far as their declarations show.</summary>
internal static class ClosedFields
{
    /// <summary>Whether internals are open to other assemblies.</summary>
    public static bool IsOpen(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.InternalsVisibleToAttribute");

    /// <summary>Whether a field may be one, as it is written: another part of its type may say otherwise.</summary>
    /// <param name="member">The field.</param>
    /// <param name="isTypeHidden">Whether its type is.</param>
    public static bool MayContain(MemberDeclarationSyntax member, bool isTypeHidden) => member switch
    {
        PropertyDeclarationSyntax { Initializer: null, AccessorList.Accessors: var accessors } => MayContain(accessors, isTypeHidden || !IsOpen(member)),
        FieldDeclarationSyntax field => isTypeHidden || !IsOpen(field) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword),
        _ => false,
    };

    /// <summary>Whether no other assembly sees a type, or one around it, as it is written.</summary>
    public static bool IsHidden(TypeDeclarationSyntax type)
    {
        for (SyntaxNode? outer = type; outer is TypeDeclarationSyntax declaration; outer = outer.Parent)
            if (!IsOpen(declaration)) return true;
        return false;
    }

    private static bool MayContain(SyntaxList<AccessorDeclarationSyntax> accessors, bool isHidden)
    {
        bool isSettable = false;
        foreach (var accessor in accessors)
        {
            if (!IsAuto(accessor)) return false;
            if (!IsSetter(accessor)) continue;
            isSettable = true;
            isHidden |= accessor.Modifiers.Count > 0;
        }
        return isHidden || !isSettable;
    }

    /// <summary>Whether an accessor stores or reads its property's own value: the others are computed.</summary>
    public static bool IsAuto(AccessorDeclarationSyntax accessor) => accessor is { Body: null, ExpressionBody: null };

    private static bool IsSetter(AccessorDeclarationSyntax accessor) => accessor.Keyword.IsKind(SyntaxKind.SetKeyword) || accessor.Keyword.IsKind(SyntaxKind.InitKeyword);

    private static bool IsOpen(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword) || member.Modifiers.Any(SyntaxKind.ProtectedKeyword);

    /// <summary>Those of some fields that are.</summary>
    public static IReadOnlyList<FieldDeclaration> Among(IEnumerable<FieldDeclaration> fields) =>
    [
        .. fields.Where(f => !f.IsKept && IsStored(f.Symbol) && !IsOpen(f.Symbol))
            .GroupBy<FieldDeclaration, ISymbol>(f => f.Symbol.ContainingType, SymbolEqualityComparer.Default)
            .Where(type => !IsMarked((INamedTypeSymbol)type.Key))
            .SelectMany(type => type.Where(f => !IsOfInterface(f.Symbol))),
    ];

    // A value of its own that starts out as the default; a parameter of a record is assigned by whoever makes one.
    private static bool IsStored(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { IsRequired: false, IsVirtual: false, IsOverride: false, IsAbstract: false } property =>
            Declaration(property) is PropertyDeclarationSyntax { Initializer: null, AccessorList.Accessors: var accessors }
            && accessors.All(IsAuto)
            && property.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct,
        IFieldSymbol { IsRequired: false, IsConst: false } field =>
            Declaration(field) is VariableDeclaratorSyntax { Initializer: null },
        _ => false,
    };

    // One of two parts is not the whole of it.
    private static SyntaxNode? Declaration(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length == 1 ? symbol.DeclaringSyntaxReferences[0].GetSyntax() : null;

    // Whether code of another assembly sees the setter, the property, or the field, and every type around it.
    private static bool IsOpen(ISymbol symbol)
    {
        if (symbol is IPropertySymbol { SetMethod: null } or IFieldSymbol { IsReadOnly: true }) return false;
        if (symbol is IPropertySymbol { SetMethod: { } setter } && !IsVisible(setter)) return false;
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingType)
            if (!IsVisible(current)) return false;
        return true;
    }

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsOfInterface(ISymbol symbol) => symbol.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers().OfType<IPropertySymbol>())
        .Any(p => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(p), symbol));

    // Attributes, base types and interfaces by which other code may fill the object.
    private static bool IsMarked(INamedTypeSymbol type)
    {
        var assembly = type.ContainingAssembly;
        if (type.AllInterfaces.Any(i => OutsideCode.MayFill(i, assembly))) return true;
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (OutsideCode.MayFill(current, assembly)) return true;
            if (FieldSymbols.IsOf(current, assembly) && (OutsideCode.IsMarked(current) || current.GetMembers().Any(OutsideCode.IsMarked))) return true;
        }
        return false;
    }
}
