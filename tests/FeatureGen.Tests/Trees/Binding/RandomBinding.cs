using FeatureGen.Encoders;
using FeatureGen.Formats;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Schemas;
using FeatureGen.Formats.Trees;
using FeatureGen.Formats.Trees.Binding;
using FeatureGen.Tests.Trees.Kernels;

namespace FeatureGen.Tests.Trees.Binding;

/// <summary>A random ensemble over random fields, and rows both as training saw them and as they are extracted.</summary>
internal sealed class RandomBinding
{
    private static readonly string[] s_texts = ["red", "green", "blue", "Red", "grün", "漢字", "7", "x"];

    private readonly Random _random;
    private readonly List<FieldManifest> _fields = [];
    private readonly List<TreeFeature> _features = [];
    private readonly Dictionary<string, string> _map = [];
    private readonly List<Func<(float Raw, float[] Slots)>> _values = [];
    private readonly RandomEnsemble _source;

    public RandomBinding(int seed)
    {
        _random = new Random(seed);
        _source = new RandomEnsemble(seed, mostLeaves: 40, mostTrees: 12);
        Source = _source.Ensemble.OutputCount == 1 ? _source.Ensemble : Single(_source.Ensemble);
        for (int i = 0; i < Source.Features.Count; i++) Add("F" + i);
        Source = Source with { Features = new(_features.ToArray()) };
        Schema = new SchemaManifest { Name = "Some.Schema", Fields = new(_fields.ToArray()) };
        Bound = TreeBinder.Bind(Source, Schema, _map);
    }

    public TreeEnsemble Source { get; }

    public SchemaManifest Schema { get; }

    public ModelFile Bound { get; }

    /// <summary>A row of raw values, a value a feature, and its slots.</summary>
    public (float[] Raw, float[] Slots) Row()
    {
        var values = _values.Select(value => value()).ToArray();
        return ([.. values.Select(value => value.Raw)], [.. values.SelectMany(value => value.Slots)]);
    }

    private static TreeEnsemble Single(TreeEnsemble ensemble) => ensemble with
    {
        OutputCount = 1,
        BaseScores = new([ensemble.BaseScores[0]]),
        EndBiases = ensemble.EndBiases.Count == 0 ? default : new([ensemble.EndBiases[0]]),
        Trees = new(ensemble.Trees.Select(tree => tree with { Output = 0 }).ToArray()),
    };

    private void Add(string name)
    {
        switch (_random.Next(8))
        {
            case 0: AddText(name); break;
            case 1: AddMember(name); break;
            case 2: AddRange(name); break;
            case 3: AddTruth(name); break;
            case 4: AddPart(name); break;
            case 5: AddVector(name); break;
            case 6: AddHashed(name); break;
            default:
                Add(new() { Name = name, Kind = FieldKind.Numeric, Type = ScalarType.Single }, name, [], () => OneSlot(Number()));
                break;
        }
    }

    private void Add(FieldManifest field, string feature, string[] categories, Func<(float Raw, float[] Slots)> value)
    {
        _fields.Add(field);
        _features.Add(new TreeFeature { Name = feature, IsCategorical = categories.Length > 0, Categories = new(categories) });
        _values.Add(value);
    }

    // The model's list is in another order, lacks some and has others.
    private void AddText(string name)
    {
        string[] vocabulary = [.. s_texts.Where(_ => _random.Next(3) > 0).DefaultIfEmpty("red")];
        string[] categories = Shuffled([.. vocabulary.Take(1), .. s_texts.Where(_ => _random.Next(2) == 0), "other"]);
        bool isPlace = _random.Next(3) == 0;
        if (isPlace) _map[name] = name + ":vocabulary";
        var known = new Vocabulary(vocabulary, outOfVocabulary: 2);
        var field = new FieldManifest
        {
            Name = name, Kind = FieldKind.Categorical, Type = ScalarType.String, Vocabulary = new(vocabulary), OutOfVocabulary = 2,
        };
        Add(field, name, isPlace ? [] : categories, () =>
        {
            var text = _random.Next(6) switch { 0 => "", 1 => "unheard", _ => s_texts[_random.Next(s_texts.Length)] };
            int place = Array.IndexOf(isPlace ? vocabulary : vocabulary.Contains(text) ? categories : [], text);
            return (place < 0 ? float.NaN : place, [known.Index(text)]);
        });
    }

    private void AddMember(string name)
    {
        long[] codes = [-3, 0, 1, 5];
        string[] names = ["Low", "None", "Some", "High"], categories = _random.Next(2) == 0 ? [] : ["Some", "Low", "Else"];
        var field = new FieldManifest
        {
            Name = name, Kind = FieldKind.Categorical, Type = ScalarType.Enum, Vocabulary = new(names), Codes = new(codes),
        };
        Add(field, name, categories, () =>
        {
            long? code = _random.Next(6) switch { 0 => null, 1 => 77, _ => codes[_random.Next(4)] };
            int place = code is { } known ? Array.IndexOf(codes, known) : -1;
            float raw = place < 0 ? float.NaN : categories.Length == 0 ? codes[place] : Array.IndexOf(categories, names[place]);
            return (raw < 0 && categories.Length > 0 ? float.NaN : raw, [Categories.Code(code, codes, outOfVocabulary: 0)]);
        });
    }

    private void AddRange(string name)
    {
        int min = _random.Next(-5, 5), max = min + _random.Next(60);
        string[] categories = _random.Next(2) == 0 ? [] : ["2", "3.5", $"{min}", "1"];
        var field = new FieldManifest
        {
            Name = name, Kind = FieldKind.Categorical, Type = ScalarType.Integer, Min = min, Max = max, OutOfVocabulary = 3,
        };
        Add(field, name, categories, () =>
        {
            long? value = _random.Next(6) == 0 ? null : _random.Next(min - 3, max + 4);
            float raw = value is null || value < min || value > max ? float.NaN : value.Value;
            int code = Array.IndexOf(categories, $"{value}");
            return (categories.Length == 0 ? raw : float.IsNaN(raw) || code < 0 ? float.NaN : code, [Categories.Range(value, min, max, 3)]);
        });
    }

    private void AddTruth(string name) =>
        Add(new() { Name = name, Kind = FieldKind.Categorical, Type = ScalarType.Boolean }, name, [], () =>
        {
            bool? value = _random.Next(5) == 0 ? null : _random.Next(2) == 0;
            return (value is { } truth ? truth ? 1 : 0 : float.NaN, [Categories.Boolean(value)]);
        });

    private void AddPart(string name)
    {
        const TimePart parts = TimePart.DayOfWeek | TimePart.MonthOfYear;
        bool isMonth = _random.Next(2) == 0;
        var field = new FieldManifest { Name = name, Kind = FieldKind.Timestamp, Type = ScalarType.DateTime, Parts = parts };
        Add(field, name + (isMonth ? ".MonthOfYear" : "_DayOfWeek"), [], () =>
        {
            DateTime? at = _random.Next(6) == 0 ? null : new DateTime(2024, 1, 1).AddDays(_random.Next(400));
            float raw = at is not { } day ? float.NaN : isMonth ? day.Month : (float)day.DayOfWeek;
            return (raw, [Timestamps.Index(at, TimePart.DayOfWeek, 0), Timestamps.Index(at, TimePart.MonthOfYear, 0)]);
        });
    }

    private void AddVector(string name)
    {
        string form = _random.Next(3) switch { 0 => "[2]", 1 => "_2", _ => ".2" };
        Add(new() { Name = name, Kind = FieldKind.Vector, Type = ScalarType.Single, Length = 3 }, name + form, [], () =>
        {
            float raw = Number();
            return (raw, [Number(), Number(), raw]);
        });
    }

    private void AddHashed(string name) =>
        Add(new() { Name = name, Kind = FieldKind.Hashed, Type = ScalarType.String, Buckets = 50, MaxValues = 2 }, name + "[1]", [], () =>
        {
            float raw = _random.Next(-1, 51);
            return (raw, [_random.Next(51), raw]);
        });

    private (float, float[]) OneSlot(float raw) => (raw, [raw]);

    private float Number() => Numbers.From(_source.Tile(1)[0]);

    private string[] Shuffled(string[] texts)
    {
        string[] distinct = [.. texts.Distinct()];
        _random.Shuffle(distinct);
        return distinct;
    }
}
