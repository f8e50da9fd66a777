using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>What comes in at a node: the graph's inputs, joined, by columns.</summary>
internal sealed class OnnxColumns
{
    /// <summary>The most features that are read.</summary>
    public const int MostFeatures = 100_000;

    private const int MostSteps = 1_000_000;
    private const int DeepestConcat = 64;

    private readonly OnnxGraph _graph;
    private readonly OnnxNode _reader;
    private readonly List<(string Name, int? Width)> _groups = [];
    private bool _isJoined;
    private int _steps;
    private long _width;

    private OnnxColumns(OnnxGraph graph, OnnxNode reader) => (_graph, _reader) = (graph, reader);

    /// <summary>Whether the node reads float64.</summary>
    public bool IsDouble { get; private set; }

    /// <summary>Finds what comes in at a node's first input.</summary>
    public static OnnxColumns Of(OnnxGraph graph, OnnxNode node)
    {
        if (node.Inputs.Count != 1) throw node.Error($"it has {node.Inputs.Count} inputs; one is expected");
        var columns = new OnnxColumns(graph, node);
        columns.IsDouble = columns.Collect(node.Inputs[0], 0) == OnnxElement.Double;
        return columns;
    }

    /// <summary>The features.</summary>
    /// <param name="needed">How many of them the node asks for, at least.</param>
    /// <param name="isExact">Whether it asks for exactly so many.</param>
    /// <remarks>Inputs of one column that are joined give their names. The columns of a single tensor are <c>f0</c>, <c>f1</c> and so on;
    /// those of a tensor that is joined with others have its name before <c>_0</c>, <c>_1</c>.</remarks>
    public EquatableArray<TreeFeature> Features(long needed, bool isExact)
    {
        if (needed > MostFeatures) throw _reader.Error($"it asks for {needed} features; at most {MostFeatures} are read");
        if (!_isJoined && _groups is [(_, null)]) _groups[0] = (_groups[0].Name, (int)needed);
        long width = _groups.Sum(group => (long)(group.Width ?? throw _reader.Error(
            $"the input {OnnxFile.Show(group.Name)} does not say how many columns it has, so those after it have no place")));
        if (isExact ? needed != width : needed > width)
            throw _reader.Error($"it asks for {needed} features, and {width} come in");
        if (width > MostFeatures) throw TooWide();
        return new(_groups.SelectMany(Names).Select(name => new TreeFeature { Name = name }).ToArray());
    }

    private IEnumerable<string> Names((string Name, int? Width) group) => Enumerable.Range(0, group.Width!.Value).Select(column =>
        !_isJoined ? FormattableString.Invariant($"f{column}")
        : group.Width == 1 ? group.Name
        : FormattableString.Invariant($"{group.Name}_{column}"));

    private OnnxElement Collect(string value, int depth)
    {
        OnnxElement? cast = null;
        while (true)
        {
            if (++_steps > MostSteps) throw _reader.Error("the way from the inputs to it is too long, or a circle");
            if (_graph.Input(value) is { } input) return Convert(Add(input), cast);
            var maker = _graph.Maker(value)
                ?? throw _reader.Error($"the value {OnnxFile.Show(value)} that goes into it comes from nowhere, or is a constant");
            if (maker.Is("Concat") || maker.IsLearned("FeatureVectorizer")) return Convert(Join(maker, depth), cast);
            if (maker.Is("Cast")) cast = CastTo(maker, cast);
            else if (!maker.Is("Identity"))
                throw maker.Error($"it changes the features before {_reader.Title} sees them, which is not read here; "
                    + "make it part of the data or of the schema, and save the model alone");
            if (maker.Inputs.Count != 1) throw maker.Error("one input is expected");
            value = maker.Inputs[0];
        }
    }

    // Casts are met from the last to the first.
    private static OnnxElement CastTo(OnnxNode node, OnnxElement? later)
    {
        var to = (OnnxElement)node.Attributes().Integer("to", 0);
        bool isKept = to is OnnxElement.Float or OnnxElement.Double;
        if (!isKept) throw node.Error($"it casts features to {to}, which changes them; float and double are read");
        // What was a float once is none the less a float.
        return later ?? to;
    }

    private static OnnxElement Convert(OnnxElement element, OnnxElement? cast) => cast ?? element;

    private OnnxElement Join(OnnxNode node, int depth)
    {
        if (depth == DeepestConcat) throw node.Error($"joined more than {DeepestConcat} times over");
        if (node.Is("Concat") && node.Attributes().Integer("axis", 1) is not (1 or -1))
            throw node.Error("it joins rows rather than columns");
        if (node.Inputs.Count == 0) throw node.Error("it joins nothing");
        _isJoined = true;
        var element = OnnxElement.Unknown;
        foreach (string input in node.Inputs) element = Collect(input, depth + 1);
        return node.Is("Concat") ? element : OnnxElement.Float;
    }

    private OnnxElement Add(OnnxInput input)
    {
        if (input.Element is OnnxElement.Unknown or OnnxElement.String or OnnxElement.Float16 || !Enum.IsDefined(input.Element))
            throw _graph.File.Error(input.Position,
                $"the input {OnnxFile.Show(input.Name)} is no tensor of numbers that is read here; float, double, integers and bool are");
        int? width = input.Dimensions switch
        {
            null or [] => null,
            [.., null] => null,
            [.., { } size] when size is >= 1 and <= MostFeatures => (int)size,
            [.., var size] => throw _graph.File.Error(input.Position,
                $"the input {OnnxFile.Show(input.Name)} has {size} columns; 1 to {MostFeatures} are read"),
        };
        _width += width ?? 1;
        if (_width > MostFeatures) throw TooWide();
        _groups.Add((input.Name, width));
        return input.Element;
    }

    private FileFormatException TooWide() => _reader.Error($"more than {MostFeatures} features come in");
}
