using System.Collections.Immutable;
using FeatureGen.Analyzers.Profiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3012: a field that nothing assigns, where all code that could is seen.</summary>
/// <remarks>
/// Only the end of the compilation knows all assignments, so this rule alone comes with a build and not while typing. Code that other generators wrote
/// counts too, by the names in it: mappers and serializers assign there. To be shown it would cost every build as much as all other rules together.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnassignedFieldAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DeclarationRules.Unassigned];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var assembly = context.Compilation.Assembly;
        if (!FeatureGenReference.IsIn(context.Compilation)) return;
        // The attributes of the assembly are asked last: they may have to be bound first.
        var doubtful = new DoubtfulFields(context.Compilation);
        if (doubtful.IsEmpty || ClosedFields.IsOpen(assembly)) return;
        var assignments = new Assignments();
        var exposure = new Exposure(assembly);
        var unseen = new UnseenCode();
        context.RegisterSyntaxTreeAction(tree => unseen.AddSeen(tree.Tree));
        context.RegisterOperationAction(
            operation => assignments.Add((IMemberReferenceOperation)operation.Operation), OperationKind.PropertyReference, OperationKind.FieldReference);
        context.RegisterOperationAction(operation => Create((IObjectCreationOperation)operation.Operation, assignments), OperationKind.ObjectCreation);
        Register(context, new OutsideUses(exposure, assembly));
        context.RegisterSymbolAction(symbol => exposure.AddDeclared((INamedTypeSymbol)symbol.Symbol), SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
        {
            var exposed = exposure.Close();
            List<ISymbol> open = [.. doubtful.Read().Select(f => f.Symbol).Where(f => assignments.LeaveOut(f) && !exposed.Contains(f.ContainingType))];
            var data = new ToldByData(end.Compilation, end.Options);
            foreach (var field in unseen.NotNamed(open, end.Compilation))
            {
                if (FieldSymbols.Identifier(field, assembly) is not { } place) continue;
                var finding = Diagnostic.Create(DeclarationRules.Unassigned, place, field.Name);
                if (!data.Silences(finding, end.CancellationToken)) end.ReportDiagnostic(finding);
            }
        });
    }

    private static void Create(IObjectCreationOperation creation, Assignments assignments) => assignments.AddType(creation.Type);

#pragma warning disable RS1012 // The actions are registered for the caller, which reports.
    private static void Register(CompilationStartAnalysisContext context, OutsideUses uses)
    {
        context.RegisterOperationAction(uses.Add, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.MethodReference, OperationKind.Conversion);
        context.RegisterSyntaxNodeAction(uses.AddName, SyntaxKind.GenericName, SyntaxKind.TypeOfExpression, SyntaxKind.PointerType);
    }
#pragma warning restore RS1012
}
