using System.Collections.Immutable;
using FeatureGen.Formats.Json;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Calls;

/// <summary>FG4010: results are written into a span that is surely too short for them.</summary>
internal static class ShortDestinations
{
    /// <summary>Looks at the span that a call writes to.</summary>
    public static void Check(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Kind is not (FeatureCallKind.ScoreRows or FeatureCallKind.Explain)) return;
        if (call.Destination is not { } destination || KnownLength.Of(destination, call.Root) is not { } room) return;
        // Without any room it is FG4001.
        if (room == 0 && call.Kind == FeatureCallKind.ScoreRows) return;
        if (Needed(call, context) is not { } needed || room >= needed) return;
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(FindingProperties.Needed, NumberText.Of(needed));
        var one = call.Kind == FeatureCallKind.Explain ? "a field" : "a row";
        context.ReportDiagnostic(Diagnostic.Create(
            CallRules.ShortDestination, FeatureCall.Written(destination), properties,
            call.Name, needed, one, destination.Syntax.ToString(), room));
    }

    private static int? Needed(FeatureCall call, OperationAnalysisContext context)
    {
        if (call.Kind == FeatureCallKind.ScoreRows) return call.Source is { } source ? KnownLength.Of(source, call.Root) : null;
        if (call.Operation.TargetMethod.Parameters.FirstOrDefault()?.Type is not INamedTypeSymbol schema) return null;
        if (schema.DeclaringSyntaxReferences.IsEmpty || AttributeNames.Find(schema, AttributeNames.Schema) is null) return null;
        var model = SchemaModels.Of(schema, context.CancellationToken);
        return model.CanGenerate && !model.HasOmissions ? model.Manifest.Fields.Count : null;
    }
}
