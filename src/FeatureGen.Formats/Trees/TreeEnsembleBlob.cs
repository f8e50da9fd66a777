using System.Globalization;

namespace FeatureGen.Formats.Trees;

/// <summary>A tree ensemble as compact bytes: the form in which trees are baked into a binary.</summary>
/// <remarks>
/// It holds what scoring and explaining need, bit for bit. Gains, names and categories of features, and the count of trees left out are
/// not kept: a baked ensemble is over slots. The same ensemble makes the same bytes on every machine.
/// </remarks>
public static class TreeEnsembleBlob
{
    private const byte Version = 1;

    private static readonly byte[] s_signature = [(byte)'F', (byte)'G', (byte)'T', Version];

    /// <summary>Writes an ensemble.</summary>
    public static byte[] Write(TreeEnsemble ensemble)
    {
        var blob = new BlobWriter();
        foreach (byte letter in s_signature) blob.Byte(letter);
        blob.Text(ensemble.Trainer);
        // A byte each, which also keeps a damaged count from claiming more features than there are bytes.
        blob.Count(ensemble.Features.Count);
        foreach (var feature in ensemble.Features) blob.Byte(feature.IsCategorical ? (byte)1 : (byte)0);
        blob.Count(ensemble.OutputCount);
        blob.Byte((byte)ensemble.Precision);
        blob.Byte((byte)ensemble.BaseLink);
        blob.Doubles(ensemble.BaseScores);
        blob.Singles(ensemble.Linear);
        blob.Singles(ensemble.LinearBias);
        blob.Double(ensemble.EndScale);
        blob.Doubles(ensemble.EndBiases);
        blob.Byte((byte)ensemble.Link);
        blob.Double(ensemble.LinkScale);
        blob.Double(ensemble.MarginDivisor);
        blob.Count(ensemble.Trees.Count);
        foreach (var tree in ensemble.Trees) Write(blob, tree);
        return blob.ToArray();
    }

    /// <summary>Reads an ensemble. Its features are named by their numbers.</summary>
    /// <param name="bytes">What <see cref="Write(TreeEnsemble)"/> made.</param>
    /// <exception cref="ArgumentException">The bytes are damaged, or of another version; the message says where.</exception>
    public static TreeEnsemble Read(byte[] bytes)
    {
        var blob = new BlobReader(bytes);
        foreach (byte letter in s_signature)
            if (blob.Byte() != letter) throw blob.Damaged("they are no trees of this version of FeatureGen");
        var ensemble = new TreeEnsemble
        {
            Trainer = blob.Text(),
            Features = Features(blob.Bytes()),
            OutputCount = blob.Number(TreeEnsemble.MaxOutputs),
            Precision = (TreePrecision)blob.Byte(),
            BaseLink = (TreeLink)blob.Byte(),
            BaseScores = blob.Doubles(),
            Linear = blob.Singles(),
            LinearBias = blob.Singles(),
            EndScale = blob.Double(),
            EndBiases = blob.Doubles(),
            Link = (TreeLink)blob.Byte(),
            LinkScale = blob.Double(),
            MarginDivisor = blob.Double(),
            Trees = Items(blob, ReadTree),
        };
        blob.End();
        if (ensemble.FindProblem() is { } problem) throw blob.Damaged(problem);
        return ensemble;
    }

    private static EquatableArray<TreeFeature> Features(byte[] areCategorical)
    {
        var features = new TreeFeature[areCategorical.Length];
        for (int i = 0; i < features.Length; i++)
            features[i] = new TreeFeature { Name = i.ToString(CultureInfo.InvariantCulture), IsCategorical = areCategorical[i] != 0 };
        return new(features);
    }

    private static void Write(BlobWriter blob, DecisionTree tree)
    {
        blob.Count(tree.Output);
        blob.Double(tree.Weight);
        blob.Integers(tree.Features);
        blob.Count(tree.Rules.Count);
        foreach (var rule in tree.Rules) blob.Byte((byte)rule);
        blob.Doubles(tree.Thresholds);
        blob.Integers(tree.Lefts);
        blob.Integers(tree.Rights);
        blob.Integers(tree.NodeSets);
        blob.Count(tree.Sets.Count);
        foreach (var set in tree.Sets) WriteSet(blob, set);
        blob.Doubles(tree.LeafValues);
        blob.Count(tree.LeafModels.Count);
        foreach (var model in tree.LeafModels) Write(blob, model);
        blob.Doubles(tree.NodeCovers);
        blob.Doubles(tree.LeafCovers);
    }

    private static DecisionTree ReadTree(BlobReader blob) => new()
    {
        Output = blob.Number(TreeEnsemble.MaxOutputs),
        Weight = blob.Double(),
        Features = blob.Integers(),
        Rules = Rules(blob.Bytes()),
        Thresholds = blob.Doubles(),
        Lefts = blob.Integers(),
        Rights = blob.Integers(),
        NodeSets = blob.Integers(),
        Sets = Items(blob, ReadSet),
        LeafValues = blob.Doubles(),
        LeafModels = Items(blob, ReadLeaf),
        NodeCovers = blob.Doubles(),
        LeafCovers = blob.Doubles(),
    };

    private static EquatableArray<NodeRule> Rules(byte[] bytes)
    {
        var rules = new NodeRule[bytes.Length];
        for (int i = 0; i < rules.Length; i++) rules[i] = (NodeRule)bytes[i];
        return new(rules);
    }

    // Ascending numbers are written as steps, which are short.
    private static void WriteSet(BlobWriter blob, EquatableArray<int> set)
    {
        blob.Count(set.Count);
        long previous = 0;
        foreach (int member in set)
        {
            blob.Signed(member - previous);
            previous = member;
        }
    }

    private static EquatableArray<int> ReadSet(BlobReader blob)
    {
        var set = new int[blob.Count()];
        int previous = 0;
        for (int i = 0; i < set.Length; i++) set[i] = previous = blob.Integer(previous);
        return new(set);
    }

    private static void Write(BlobWriter blob, LeafModel model)
    {
        blob.Double(model.Constant);
        blob.Integers(model.Features);
        blob.Doubles(model.Coefficients);
    }

    private static LeafModel ReadLeaf(BlobReader blob) =>
        new() { Constant = blob.Double(), Features = blob.Integers(), Coefficients = blob.Doubles() };

    private static EquatableArray<T> Items<T>(BlobReader blob, Func<BlobReader, T> read)
    {
        int count = blob.Count();
        if (count == 0) return default;
        var items = new T[count];
        for (int i = 0; i < items.Length; i++) items[i] = read(blob);
        return new(items);
    }
}
