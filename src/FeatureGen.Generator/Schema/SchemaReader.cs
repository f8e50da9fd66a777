using System.Threading;
using FeatureGen.Formats.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureGen.Generator.Schema;

/// <summary>Turns a type with <c>[FeatureSchema]</c> into a <see cref="SchemaModel"/>: the one front end of generator, analyzers and code fixes.</summary>
public sealed class SchemaReader
{
    private const int MaxMembers = 65_536; // schemas that hold each other several times grow exponentially

    private readonly INamedTypeSymbol _type;
    private readonly ProblemList _problems = new();
    private readonly List<FieldManifest> _fields = [];
    private readonly List<FieldSource> _sources = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _omitted = new(StringComparer.Ordinal);
    private readonly List<FieldManifest> _crosses = [];
    private readonly SortedSet<string> _experimental = new(StringComparer.Ordinal);
    private int _memberCount;
    private LabelManifest? _label;
    private string? _group, _weight;

    private SchemaReader(INamedTypeSymbol type) => _type = type;

    /// <summary>Reads the type. Never throws; what is wrong is part of the result.</summary>
    public static SchemaModel Read(INamedTypeSymbol type, CancellationToken cancellationToken) => new SchemaReader(type).Read(cancellationToken);

    private SchemaModel Read(CancellationToken cancellationToken)
    {
        CheckDeclaration();
        ReadMembers(cancellationToken);
        if (_memberCount > MaxMembers) _problems.Add(ProblemKind.UnsupportedDeclaration, null, _type.Name, $"of more than {MaxMembers} members, nested ones included,");
        ReadCrosses();
        if (_fields.Count == 0 && _problems.ToArray().Count == 0) _problems.Add(ProblemKind.NoFields, null, _type.Name);
        var (context, item) = FindJoin();
        CheckNames(isJoined: context is not null);
        return new SchemaModel
        {
            Manifest = new SchemaManifest { Name = MetadataName(_type), Fields = new(_fields), Label = _label, Group = _group, Weight = _weight },
            Sources = new(_sources),
            Shell = ReadShell(),
            Context = context,
            Item = item,
            ModelMemberConflicts = new(GeneratedNames.OfModel.Where(name => _type.Name == name || _type.GetMembers(name).Any(IsUserWritten))),
            ExperimentalIds = new(_experimental),
            HasOmissions = _omitted.Count > 0,
            Problems = _problems.ToArray(),
        };
    }

    private void CheckDeclaration()
    {
        string? form = _type.IsRefLikeType ? "a ref struct"
            : _type.IsStatic ? "static"
            : SelfAndContaining(_type).Any(t => t.IsFileLocal) ? "local to a file"
            : _type.TypeKind is not (TypeKind.Class or TypeKind.Struct) ? "neither a class nor a struct"
            : SelfAndContaining(_type).Any(t => t.TypeParameters.Length > 0) ? "generic"
            : null;
        if (form is not null) _problems.Add(ProblemKind.UnsupportedDeclaration, null, _type.Name, form);
        foreach (var shell in SelfAndContaining(_type).Where(t => !IsPartial(t))) _problems.Add(ProblemKind.NotPartial, null, shell.Name);
    }

    private void CheckNames(bool isJoined)
    {
        foreach (var name in GeneratedNames.OfSchema(_fields, isJoined))
            if (_type.Name == name) _problems.Add(ProblemKind.ReservedName, null, name, name);
            else if (_type.GetMembers(name).FirstOrDefault(IsUserWritten) is { } member) _problems.Add(ProblemKind.ReservedName, member.Name, member.Name, _type.Name);
    }

    // The generator's own output is part of the compilation that analyzers see.
    private static bool IsUserWritten(ISymbol member) => AttributeNames.IsGenerated(member) is false && !member.IsImplicitlyDeclared;

    private void ReadMembers(CancellationToken cancellationToken)
    {
        var stack = new List<INamedTypeSymbol> { _type.OriginalDefinition };
        foreach (var member in SchemaMember.Of(_type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (AttributeNames.Find(member.Symbol, AttributeNames.Ignore) is not null) continue;
            ReadRoles(member);
            ReadField(member, _problems, [], Holder.None, stack);
        }
    }

    private void ReadRoles(SchemaMember member)
    {
        if (Role(member, AttributeNames.Label, _label?.Name) is { } label) ReadLabel(member, label);
        if (Role(member, AttributeNames.Group, _group) is not null) _group = member.Symbol.Name;
        if (Role(member, AttributeNames.Weight, _weight) is { } weight)
        {
            if (PropertyType.Of(member.Type) is { Collection: CollectionKind.None, Scalar: ScalarType.Integer or ScalarType.Unsigned or ScalarType.Single or ScalarType.Double or ScalarType.Decimal })
                _weight = member.Symbol.Name;
            else
                UnsupportedLabel(member, weight, "a weight must be a number");
        }
    }

    private AttributeData? Role(SchemaMember member, string attributeName, string? first)
    {
        var attribute = AttributeNames.Find(member.Symbol, attributeName);
        if (attribute is null || first is null) return attribute;
        _problems.Add(ProblemKind.SeveralLabels, member.Symbol, attribute, -1, member.Symbol.Name, AttributeNames.Written(attributeName), first);
        return null;
    }

    private void ReadLabel(SchemaMember member, AttributeData attribute)
    {
        var type = PropertyType.Of(member.Type);
        var positive = attribute.Named<string?>("Positive", null);
        bool canBeLabel = type.Scalar is <= ScalarType.String or ScalarType.TimeSpan;
        if (!canBeLabel || type.Collection != CollectionKind.None)
            UnsupportedLabel(member, attribute, "a label is a bool, a number, a TimeSpan, a string or an enum");
        else
            _label = new LabelManifest { Name = member.Symbol.Name, Type = type.Scalar!.Value, Positive = positive };
    }

    private void UnsupportedLabel(SchemaMember member, AttributeData attribute, string advice)
    {
        // Code that does not compile yet has an error of its own.
        if (member.Type.TypeKind == TypeKind.Error) return;
        var type = member.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        var role = AttributeNames.Written(attribute.AttributeClass!.ToDisplayString());
        _problems.Add(ProblemKind.UnsupportedLabel, member.Symbol, attribute, -1, member.Symbol.Name, type, role, advice);
    }

    private void ReadField(SchemaMember member, ProblemList problems, PathStep[] path, Holder holder, List<INamedTypeSymbol> stack)
    {
        if (++_memberCount > MaxMembers) return;
        var kinds = AttributeNames.KindsOf(member.Symbol);
        var said = new Holder(holder.Prefix, holder.Role ?? RoleOf(member, problems), KeepOf(member) ?? holder.Keep);
        var nested = member.IsFlattened ? NestedSchema(member.Type) : null;
        if (kinds.Count == 0 && nested is null)
        {
            RejectStrayAttributes(member, problems, AttributeNames.Context, AttributeNames.Item, AttributeNames.MultiValued, AttributeNames.Keep);
            return;
        }
        if (kinds.Count == 0) RejectStrayAttributes(member, problems, AttributeNames.MultiValued);
        var name = holder.Prefix + member.Symbol.Name;
        if (kinds.Count > 0 && AttributeNames.Find(member.Symbol, AttributeNames.Label) is not null)
        {
            problems.Add(ProblemKind.LabelIsField, member.Symbol, kinds[0], -1, member.Symbol.Name, AttributeNames.Written(kinds[0].AttributeClass!.ToDisplayString()));
            _omitted.Add(name);
            return;
        }
        if (member.WhyUnreadable(_type, isOwn: path.Length == 0) is { } reason)
        {
            // A field of a nested schema is named by its path, on the property of this type that holds it.
            _problems.Add(ProblemKind.InaccessibleGetter, path.Length == 0 ? member.Symbol.Name : path[0].Name, name, reason);
            _omitted.Add(name);
            return;
        }
        ExperimentalReader.AddIds(member, _experimental);
        var type = PropertyType.Of(member.Type);
        PathStep[] fullPath = [.. path, new(member.Symbol.Name, member.Type.IsReferenceType || type.IsNullableValue)];
        if (kinds.Count == 0) ReadNested(nested!, problems, fullPath, said with { Prefix = name + "." }, stack);
        else AddField(ReadKind(member, type, problems, kinds), name, new(new(fullPath), type, ElementName(member.Type, type)), said);
    }

    private static FieldManifest? ReadKind(SchemaMember member, PropertyType type, ProblemList problems, IReadOnlyList<AttributeData> kinds)
    {
        if (kinds.Count == 1) return new FieldReader(problems).Read(member.Symbol, member.Type, type, kinds[0]);
        ReportSeveralKinds(member, problems, kinds);
        return null;
    }

    private void AddField(FieldManifest? field, string name, FieldSource source, Holder said)
    {
        // Two members of one name are the compiler's to report.
        if (field is null || !_names.Add(name))
        {
            _omitted.Add(name);
            return;
        }
        var role = said.Role ?? FieldRole.Item;
        bool isSaid = field.Name == name && field.Role == role && field.Keep == said.Keep;
        _fields.Add(isSaid ? field : field with { Name = name, Role = role, Keep = said.Keep });
        _sources.Add(source);
    }

    private static string? ElementName(ITypeSymbol type, PropertyType read)
    {
        if (read.Collection == CollectionKind.None) return null;
        type = PropertyType.Unwrap(type, out _);
        var element = type is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)type).TypeArguments[0];
        return element.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
    }

    private void ReadNested(INamedTypeSymbol nested, ProblemList problems, PathStep[] path, Holder holder, List<INamedTypeSymbol> stack)
    {
        // A generic type can contain ever larger constructions of itself, so definitions are compared.
        if (stack.Contains(nested.OriginalDefinition, SymbolEqualityComparer.Default))
        {
            var name = holder.Prefix.TrimEnd('.');
            _problems.Add(ProblemKind.CyclicSchema, path[0].Name, name, nested.Name);
            _omitted.Add(name);
            return;
        }
        stack.Add(nested.OriginalDefinition);
        // The nested type is a schema of its own: what is wrong inside of it is reported there.
        var elsewhere = new ProblemList();
        foreach (var member in SchemaMember.Of(nested))
            if (AttributeNames.Find(member.Symbol, AttributeNames.Ignore) is null) ReadField(member, elsewhere, path, holder, stack);
        AddCrosses(nested, elsewhere, holder.Prefix);
        stack.RemoveAt(stack.Count - 1);
    }

    private void ReadCrosses()
    {
        AddCrosses(_type, _problems, "");
        foreach (var cross in _crosses)
        {
            _fields.Add(cross);
            _sources.Add(new FieldSource(default, PropertyType.None, null));
        }
    }

    private void AddCrosses(INamedTypeSymbol type, ProblemList problems, string prefix)
    {
        var reader = new CrossReader(problems, new FieldReader(problems), _omitted);
        foreach (var attribute in type.GetAttributes())
        {
            if (!AttributeNames.Is(attribute, AttributeNames.Cross)) continue;
            if (reader.Read(type, attribute, _fields, prefix) is not { } cross) _omitted.Add(prefix + AttributeNames.Written(AttributeNames.Cross));
            else if (_names.Add(cross.Name)) _crosses.Add(cross);
            else problems.Add(ProblemKind.DuplicateField, type, attribute, -1, cross.Name.Substring(prefix.Length));
        }
    }

    private static FieldRole? RoleOf(SchemaMember member, ProblemList problems)
    {
        bool isContext = AttributeNames.Find(member.Symbol, AttributeNames.Context) is not null;
        var item = AttributeNames.Find(member.Symbol, AttributeNames.Item);
        if (isContext && item is not null) problems.Add(ProblemKind.ContextAndItem, member.Symbol, item, -1, member.Symbol.Name);
        return isContext ? FieldRole.Context : item is null ? null : FieldRole.Item;
    }

    private static string? KeepOf(SchemaMember member) => AttributeNames.Find(member.Symbol, AttributeNames.Keep)?.Positional<string?>(0, null);

    private static void RejectStrayAttributes(SchemaMember member, ProblemList problems, params string[] names)
    {
        foreach (var name in names)
            if (AttributeNames.Find(member.Symbol, name) is { } stray)
            {
                if (member.Type.TypeKind != TypeKind.Error) problems.Add(ProblemKind.NoKind, member.Symbol, stray, -1, member.Symbol.Name, AttributeNames.Written(name));
                return;
            }
    }

    private static void ReportSeveralKinds(SchemaMember member, ProblemList problems, IReadOnlyList<AttributeData> kinds)
    {
        var names = string.Join(" and ", kinds.Select(k => AttributeNames.Written(k.AttributeClass!.ToDisplayString())));
        problems.Add(ProblemKind.SeveralKinds, member.Symbol, kinds[1], -1, member.Symbol.Name, names);
    }

    private (JoinedPart? Context, JoinedPart? Item) FindJoin()
    {
        // Every field must come from the one context or the one item; crosses come from both.
        var declared = _sources.Where(s => s.Path.Count > 0).ToList();
        if (declared.Any(s => s.Path.Count < 2)) return default;
        var holders = SchemaMember.Of(_type).Where(m => NestedSchema(m.Type) is not null && declared.Any(s => s.Path[0].Name == m.Symbol.Name)).ToList();
        var contexts = holders.Where(m => AttributeNames.Find(m.Symbol, AttributeNames.Context) is not null).ToList();
        var items = holders.Where(m => AttributeNames.Find(m.Symbol, AttributeNames.Item) is not null).ToList();
        if (holders.Count != 2 || contexts.Count != 1 || items.Count != 1 || contexts[0] == items[0]) return default;
        return (Part(contexts[0]), Part(items[0]));
    }

    private JoinedPart Part(SchemaMember member)
    {
        var type = NestedSchema(member.Type)!;
        return new JoinedPart(member.Symbol.Name, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), type.IsReferenceType, VisibilityReader.Of(_type, type));
    }

    private static INamedTypeSymbol? NestedSchema(ITypeSymbol type) =>
        PropertyType.Unwrap(type, out _) is INamedTypeSymbol { SpecialType: SpecialType.None } named && AttributeNames.Find(named, AttributeNames.Schema) is not null ? named : null;

    private TypeShell ReadShell() => new(
        _type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(s_namespaceFormat) : "",
        new(SelfAndContaining(_type).Reverse().Select(Declaration)),
        _type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        _type.IsReferenceType);

    private static readonly SymbolDisplayFormat s_namespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat s_metadataFormat = s_namespaceFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None);

    private static string Declaration(INamedTypeSymbol type)
    {
        var keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (false, TypeKind.Struct) => "struct",
            (false, TypeKind.Interface) => "interface",
            _ => "class",
        };
        return keyword + " " + Identifiers.Escape(type.Name);
    }

    private static IEnumerable<INamedTypeSymbol> SelfAndContaining(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType) yield return current;
    }

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The name of a schema: the full metadata name of its type.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        var name = string.Join("+", SelfAndContaining(type).Reverse().Select(t => t.MetadataName));
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(s_metadataFormat) + "." + name : name;
    }
}
