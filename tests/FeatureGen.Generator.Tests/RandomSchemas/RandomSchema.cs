using FsCheck;
using FsCheck.Fluent;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>A random schema.</summary>
/// <param name="Name">The type.</param>
/// <param name="Form">How it is declared.</param>
/// <param name="Members">Its properties.</param>
/// <param name="Crosses">Its crosses, as attributes.</param>
internal sealed record RandomSchema(string Name, string Form, IReadOnlyList<RandomMember> Members, IReadOnlyList<string> Crosses)
{
    private static readonly string[] s_forms = ["partial class", "partial record", "partial struct", "partial record struct"];

    /// <summary>The type in C#.</summary>
    public string Source => $$"""
        [FeatureSchema{{string.Concat(Crosses.Select(c => ", " + c))}}]
        public {{Form}} {{Name}}
        {
        {{string.Join("\n", Members.Select((m, i) => $"    {m.Declaration} {m.Name}" + (i % 5 == 4 ? ";" : " { get; set; }")))}}
        }
        """;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Rows; those of a class may be null.</summary>
    public Gen<RandomRow?> Rows => Form.EndsWith("struct", StringComparison.Ordinal)
        ? Filled.Select(row => (RandomRow?)row)
        : Gen.Frequency((1, Gen.Constant<RandomRow?>(null)), (9, Filled.Select(row => (RandomRow?)row)));

    private Gen<RandomRow> Filled => Gen.CollectToArray(Members, m => m.Values).Select(values => new RandomRow(this, values));

    /// <summary>Schemas of which later ones nest earlier ones.</summary>
    public static Gen<IReadOnlyList<RandomSchema>> Several(int count) =>
        Enumerable.Range(0, count).Aggregate(
            Gen.Constant<IReadOnlyList<RandomSchema>>([]),
            (schemas, i) => from known in schemas from next in Next($"S{i}", known) select (IReadOnlyList<RandomSchema>)[.. known, next]);

    /// <summary>A schema that joins two, crossed with each other where they can be.</summary>
    public static Gen<RandomSchema> Join(string name, IReadOnlyList<RandomSchema> known) =>
        from context in Gen.Elements(known.AsEnumerable())
        from item in Gen.Elements(known.AsEnumerable())
        from form in Gen.Elements(s_forms)
        from contextMember in Nested("Context", context)
        from itemMember in Nested("Item", item)
        let members = new[] { contextMember with { Declaration = "[Context] " + contextMember.Declaration }, itemMember with { Declaration = "[Item] " + itemMember.Declaration } }
        from crosses in CrossesOf([.. Crossable(context, "Context.").Take(2), .. Crossable(item, "Item.").Take(3)])
        select new RandomSchema(name, form, members, crosses);

    private static Gen<RandomSchema> Next(string name, IReadOnlyList<RandomSchema> known) =>
        from form in Gen.Elements(s_forms)
        from count in Gen.Choose(1, 9)
        from fields in Gen.CollectToArray(Enumerable.Range(0, count), i => RandomFields.Of("F" + i))
        from nests in Gen.Choose(0, known.Count > 2 ? 3 : 0).Select(n => n == 1)
        from nested in nests ? Gen.Elements(known.Take(3)).SelectMany(s => Nested("N", s)) : Gen.Constant<RandomMember>(null!)
        let members = nested is null ? fields : [.. fields.Take(1), nested, .. fields.Skip(1)]
        from crosses in CrossesOf([.. members.Where(m => m.IsCrossable).Select(m => m.Name), .. nested is null ? [] : Crossable(nested.Nested!, "N.").Take(2)])
        select new RandomSchema(name, form, members, crosses);

    private static Gen<RandomMember> Nested(string name, RandomSchema schema) =>
        from nullable in Gen.Elements(true, false)
        let rows = schema.Rows.Select(row => (object?)row)
        select new RandomMember(
            name, $"public {schema.Name}{(nullable ? "?" : "")}", nullable ? Gen.Frequency((1, Gen.Constant<object?>(null)), (5, rows)) : rows, false, schema);

    private static IEnumerable<string> Crossable(RandomSchema schema, string prefix) => schema.Members.Where(m => m.IsCrossable).Select(m => prefix + m.Name);

    private static Gen<IReadOnlyList<string>> CrossesOf(IReadOnlyList<string> names) =>
        names.Count < 2
            ? Gen.Constant<IReadOnlyList<string>>([])
            : from count in Gen.Choose(2, Math.Min(5, names.Count))
              from parts in Gen.Shuffle(names.AsEnumerable()).Select(all => all.Take(count).ToArray())
              from buckets in Gen.Elements(1, 10, 500, 1 << 24)
              select (IReadOnlyList<string>)[$"Cross({string.Join(", ", parts.Select(p => $"\"{p}\""))}, Buckets = {buckets})"];
}
