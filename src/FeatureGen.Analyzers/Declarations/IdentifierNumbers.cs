using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Declarations;

/// <summary>FG3006: an integer that names a thing, by its own name or as a primary key, taken as a quantity.</summary>
internal static class IdentifierNumbers
{
    private const int Identity = 1; // DatabaseGeneratedOption: a computed column may be any quantity

    private static readonly HashSet<string> s_identifiers = new(StringComparer.Ordinal)
    {
        "id", "key", "code", "uuid", "zip", "zipcode", "postcode", "sku", "isbn", "ean", "upc", "gtin", "barcode", "ssn",
    };

    // What a number of it names; a number of a page or a week counts.
    private static readonly HashSet<string> s_numbered = new(StringComparer.Ordinal)
    {
        "account", "article", "booking", "card", "case", "claim", "container", "contract", "customer", "document", "employee", "fax",
        "flight", "id", "identification", "insurance", "invoice", "license", "licence", "lot", "membership", "merchant", "meter", "mobile",
        "order", "parcel", "part", "passport", "patient", "permit", "phone", "plate", "policy", "product", "receipt", "reference",
        "registration", "routing", "security", "serial", "shipment", "student", "subscriber", "tax", "telephone", "ticket", "tracking",
        "transaction", "vat", "vehicle",
    };

    // In front of an identifier these make a quantity of it: the count per customer id.
    private static readonly HashSet<string> s_quantities = new(StringComparer.Ordinal)
    {
        "average", "avg", "count", "mean", "num", "of", "per", "since", "sum", "total",
    };

    /// <summary>Reports the field if it is one.</summary>
    public static void Check(FieldDeclaration field, SymbolAnalysisContext context)
    {
        if (field.Manifest.Kind is not (FieldKind.Numeric or FieldKind.Bucketized) || field.IsKept) return;
        if (field.Manifest.Type is not (ScalarType.Integer or ScalarType.Unsigned)) return;
        var reason = IsPrimaryKey(field.Symbol) ? "is a primary key" : NamesThing(field.Symbol.Name) ? "is an identifier by its name" : null;
        if (reason is null || FieldSymbols.Identifier(field.Symbol, context.Compilation.Assembly) is not { } place) return;
        context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.Identifier, place, field.Symbol.Name, reason, $"[{field.Manifest.Kind}]"));
    }

    private static bool NamesThing(string name)
    {
        var words = IdentifierWords.Of(name).ToList();
        while (words.Count > 0 && char.IsDigit(words[words.Count - 1][0])) words.RemoveAt(words.Count - 1);
        if (words.Count == 0 || words.Take(words.Count - 1).Any(s_quantities.Contains)) return false;
        var last = words[words.Count - 1];
        return s_identifiers.Contains(last) || (last == "number" && words.Count > 1 && s_numbered.Contains(words[words.Count - 2]));
    }

    private static bool IsPrimaryKey(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name switch
    {
        "KeyAttribute" => IsOf(a, "System.ComponentModel.DataAnnotations.KeyAttribute"),
        "DatabaseGeneratedAttribute" => IsOf(a, "System.ComponentModel.DataAnnotations.Schema.DatabaseGeneratedAttribute")
            && a.ConstructorArguments.FirstOrDefault().Value is Identity,
        _ => false,
    });

    private static bool IsOf(AttributeData attribute, string name) => attribute.AttributeClass!.ToDisplayString() == name;
}
