using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Generator.Schema;

/// <summary>Reads the crosses of a type.</summary>
/// <param name="problems">Takes what is wrong.</param>
/// <param name="fields">Checks settings.</param>
/// <param name="omitted">The fields that have an error, which is reported already.</param>
internal sealed class CrossReader(ProblemList problems, FieldReader fields, ISet<string> omitted)
{
    /// <summary>Reads a cross; null if it has an error, which is then reported.</summary>
    /// <param name="type">The type that carries the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="known">The fields that it can name.</param>
    /// <param name="prefix">The path of the type within the schema that is read, with a dot at the end; empty for its own.</param>
    public FieldManifest? Read(INamedTypeSymbol type, AttributeData attribute, IReadOnlyList<FieldManifest> known, string prefix)
    {
        var names = attribute.Params<string>();
        if (names.Count < 2)
        {
            problems.Add(ProblemKind.ImpossibleSetting, type, attribute, -1, "[Cross]", "fields", names.Count.ToString(), "at least two fields");
            return null;
        }
        var parts = new List<FieldManifest>();
        for (int i = 0; i < names.Count; i++)
        {
            var part = known.FirstOrDefault(f => f.Name == prefix + names[i]);
            if (part is null && omitted.Contains(prefix + names[i])) return null;
            if (part is null || WithoutIndex(part) is not null)
            {
                Report(type, attribute, i, names[i], part, known, prefix);
                return null;
            }
            parts.Add(part);
        }
        int buckets = attribute.Named("Buckets", 1024);
        if (!fields.InRange(type, attribute, "Buckets", buckets, 1, 1 << 24)) return null;
        return new FieldManifest
        {
            Name = prefix + string.Join("*", names),
            Kind = FieldKind.Cross,
            Role = parts.All(p => p.Role == FieldRole.Context) ? FieldRole.Context : FieldRole.Item,
            CrossedFields = new(parts.Select(p => p.Name)),
            Buckets = buckets,
        };
    }

    private void Report(INamedTypeSymbol type, AttributeData attribute, int index, string name, FieldManifest? part, IReadOnlyList<FieldManifest> known, string prefix)
    {
        int argument = ProblemList.ArgumentIndex(attribute, index);
        if (part is not null)
        {
            problems.Add(ProblemKind.CrossFieldWithoutIndex, type, attribute, argument, name, WithoutIndex(part)!);
            return;
        }
        var crossable = known.Where(f => f.Name.StartsWith(prefix, StringComparison.Ordinal) && WithoutIndex(f) is null).Select(f => f.Name.Substring(prefix.Length)).ToList();
        problems.Add(ProblemKind.UnknownCrossField, type, attribute, argument, name, type.Name, crossable.Count == 0 ? "none" : string.Join(", ", crossable));
    }

    private static string? WithoutIndex(FieldManifest field) => field.Kind switch
    {
        FieldKind.Numeric => "a number: use [Bucketized]",
        FieldKind.Vector => "a vector",
        FieldKind.Cross => "a cross itself: name its fields",
        FieldKind.Timestamp when (field.Parts & (field.Parts - 1)) != 0 => "a timestamp of several parts: declare one part",
        _ => field.IsMultiValued ? "multi-valued" : null,
    };
}
