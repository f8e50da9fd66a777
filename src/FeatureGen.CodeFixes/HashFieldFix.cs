using FeatureGen.Analyzers;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Schemas;
using FeatureGen.CodeFixes.Declared;
using FeatureGen.CodeFixes.Editing;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace FeatureGen.CodeFixes;

/// <summary>
/// FG3006: hashes an identifier; FG0003, FG0012: what is no number, or has no vocabulary. What stands beside the kind stays.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HashFieldFix))]
public sealed class HashFieldFix() : TextEditFix(new FixAction(
    "Hash the field", "HashField", Mend, SchemaRules.UnsupportedType.Id, SchemaRules.BadVocabulary.Id, DeclarationRules.Identifier.Id))
{
    private static bool Mend(Finding finding, TextEdits edits)
    {
        if (finding.Member is not { } member || FieldAttributes.Kind(member, finding.CancellationToken) is not { } kind) return false;
        if (finding.Diagnostic.Id == SchemaRules.BadVocabulary.Id && AttributePlaces.Values(kind).Count > 0) return false;
        if (!TakesHash(member)) return false;
        edits.Replace(kind, AttributeSpelling.Of(AttributeNames.Hashed, kind, finding.Model.Compilation) + "(Buckets = 4096)");
        return true;
    }

    private static bool TakesHash(ISymbol member)
    {
        var type = PropertyType.Of(((member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type)!);
        bool isMulti = AttributeNames.Find(member, AttributeNames.MultiValued) is not null;
        return type.Scalar is not (null or ScalarType.Decimal) && isMulti == (type.Collection != CollectionKind.None);
    }
}
