using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>Finds where code gives types and objects of the project to code that cannot be seen.</summary>
internal sealed class OutsideUses(Exposure exposure, IAssemblySymbol assembly)
{
    /// <summary>Takes an invocation, a creation, a reference to a method, or a conversion.</summary>
    public void Add(OperationAnalysisContext context)
    {
        switch (context.Operation)
        {
            case IInvocationOperation invocation:
                exposure.AddArguments(invocation.TargetMethod);
                if (invocation.TargetMethod is { Name: "GetType", Parameters.IsEmpty: true }) exposure.Add(invocation.Instance?.Type);
                AddValues(invocation.TargetMethod, invocation.Arguments);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                AddValues(constructor, creation.Arguments);
                break;
            case IMethodReferenceOperation reference:
                exposure.AddArguments(reference.Method);
                break;
            case IConversionOperation { Type: { } to } conversion when HidesType(to) && !IsReadOnly(conversion.Parent):
                exposure.Add(conversion.Operand.Type);
                break;
        }
    }

    /// <summary>Takes a generic name, a <c>typeof</c> or a pointer.</summary>
    public void AddName(SyntaxNodeAnalysisContext context)
    {
        switch (context.Node)
        {
            case TypeOfExpressionSyntax type:
                exposure.Add(context.SemanticModel.GetTypeInfo(type.Type, context.CancellationToken).Type);
                break;
            case PointerTypeSyntax pointer:
                exposure.Add(context.SemanticModel.GetTypeInfo(pointer.ElementType, context.CancellationToken).Type);
                break;
            case GenericNameSyntax name:
                exposure.AddArguments(context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol as INamedTypeSymbol);
                break;
        }
    }

    // What is given to code outside; of a function, what that code gives it.
    private void AddValues(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        if (!OutsideCode.MayFill(method.ContainingType, assembly) && !method.IsExtern) return;
        foreach (var argument in arguments)
        {
            var value = argument.Value;
            while (value is IConversionOperation { IsImplicit: true } conversion) value = conversion.Operand;
            exposure.Add(value.Type);
        }
    }

    // Code that is given an object or a delegate finds out by reflection what it is.
    private static bool HidesType(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Object or SpecialType.System_Delegate or SpecialType.System_MulticastDelegate || type.TypeKind == TypeKind.Dynamic;

    // A comparison with null, a check of an argument, a text.
    private static bool IsReadOnly(IOperation? parent) => parent switch
    {
        IBinaryOperation => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var type } } =>
            type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Name: not ("Activator" or "Type") },
        _ => false,
    };
}
