// It is not shipped to a compiler: no attribute, no release tracking; it binds what nobody else should.
#pragma warning disable RS1001, RS1012, RS1013, RS1030, RS2008
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Benchmarks.Analysis;

/// <summary>Binds all declarations and bodies before any other analyzer begins: compiler and driver do it in every build, and whoever asks first pays.</summary>
internal sealed class BindingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_nothing = new("BOUND", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_nothing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            start.Compilation.Assembly.GetAttributes();
            Bind(start.Compilation.Assembly.GlobalNamespace, start.Compilation);
        });
    }

    private static void Bind(INamespaceOrTypeSymbol holder, Compilation compilation)
    {
        foreach (var member in holder.GetMembers())
        {
            foreach (var attribute in member.GetAttributes()) _ = attribute.ConstructorArguments.Length + attribute.NamedArguments.Length;
            if (member is INamespaceOrTypeSymbol inner) Bind(inner, compilation);
            else if (member is IMethodSymbol { IsImplicitlyDeclared: false }) BindBody(member, compilation);
        }
    }

    private static void BindBody(ISymbol method, Compilation compilation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
            compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(reference.GetSyntax());
    }
}
