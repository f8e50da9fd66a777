using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Profiling;

namespace FeatureGen.Learning.Drift;

/// <summary>Compares counts with those of a profile, field after field, then all fields by how sure they differ.</summary>
internal sealed class DriftBuilder(ProfileFile profile, SchemaManifest? schema, DriftCounter counter, DriftOptions options)
{
    private readonly Dictionary<string, FieldManifest> _manifests =
        (schema?.Fields ?? []).ToDictionary(field => field.Name, StringComparer.Ordinal);

    public DriftReport Build()
    {
        var compared = profile.Fields.Select(Compare).ToList();
        var label = CompareLabel();
        if (label is not null) compared.Add(label);
        Judge(compared);
        if (label is not null)
        {
            label = compared[^1];
            compared.RemoveAt(compared.Count - 1);
        }
        return new DriftReport
        {
            Schema = profile.Schema,
            Fingerprint = profile.Fingerprint,
            ProfileRows = profile.Rows,
            Rows = counter.Rows,
            Threshold = options.Threshold,
            FalseDiscoveryRate = options.FalseDiscoveryRate,
            Label = label,
            Fields = new(compared.OrderBy(field => field.NotCompared is not null)
                .ThenByDescending(field => field.StabilityIndex - field.StabilityIndexByChance)),
        };
    }

    private FieldDrift Compare(ProfileField field)
    {
        var nothing = new FieldDrift { Name = field.Name, Kind = field.Kind, CoverageWas = field.Coverage };
        if (field.Distribution is not { } distribution) return nothing with { NotCompared = "the profile keeps no distribution of it" };
        if (counter.CellsOf(field) is not { } cells)
            return nothing with { NotCompared = "the profile does not tell which dimension it counted; profile its data again" };
        var was = FieldCells.Of(distribution, profile.Rows, field.Coverage);
        if (was.Total == 0) return nothing with { NotCompared = "the profile counted nothing of it" };

        bool hasNumbers = distribution.Edges.Count > 0;
        var names = BinNames.Of(distribution, _manifests.GetValueOrDefault(field.Name), hasNumbers);
        return Measure(nothing, was, cells, names, hasNumbers) with
        {
            CoverageIs = cells.Coverage,
            Unseen = was.Rest > 0 && !hasNumbers ? null : (double)((hasNumbers && was.Rest > 0 ? 0 : cells.Rest) + cells.Below + cells.Above) / cells.Total,
            Below = hasNumbers ? (double)cells.Below / cells.Total : null,
            Above = hasNumbers && distribution.Maximum is not null ? (double)cells.Above / cells.Total : null,
        };
    }

    /// <summary>Rows by class, of rows that have a label: in the profile those of any field with one value a row.</summary>
    private FieldDrift? CompareLabel()
    {
        if (counter.LabelCounts() is not { } counts || counts[..^1].Sum() == 0) return null;
        if (profile.HasRealLabel) return CompareBins(counts);
        var witness = profile.Fields.Select(field => field.Distribution)
            .FirstOrDefault(kept => kept is not null && FieldCells.Of(kept, profile.Rows, 1).Total == profile.Rows);
        if (witness is not { Rest.Count: > 0 } kept) return null;
        long[] was = [.. Enumerable.Range(0, kept.Rest.Count).Select(c => RowsOfClass(kept, c))];
        int classes = profile.Classes.Count;
        long[] cellsWere = [.. was.Take(classes), was.Skip(classes).Sum(), 0],
            cellsAre = [.. counts.Take(classes), counts[classes..^1].Sum(), 0];
        long labelled = counts[..^1].Sum();
        string[] names = [.. profile.Classes.Select(text => $"'{text}'"), "any other", BinNames.Missing];
        var label = new FieldDrift { Name = profile.Label, Kind = FieldKind.Categorical, CoverageWas = 1 };
        var drift = Measure(label, new(cellsWere, profile.Rows, 1), new(cellsAre, labelled, 1), names, hasNumbers: false);
        return drift with
        {
            CoverageIs = (double)labelled / counter.Rows,
            Unseen = profile.OtherClasses > 0 ? null : (double)cellsAre[^2] / labelled,
            // Of two classes it is the second whose rate people know.
            LargestChange = classes == 2 && cellsWere[2] + cellsAre[2] == 0 ? drift.Bins[1] : drift.LargestChange,
        };
    }

    /// <summary>Rows by bin of a real label, of rows that have one.</summary>
    private FieldDrift CompareBins(long[] counts)
    {
        var target = profile.Target!;
        long labelled = counts[..^1].Sum();
        var names = BinNames.Of(new ProfileDistribution { Edges = target.Edges }, null, hasNumbers: true);
        var label = new FieldDrift { Name = profile.Label, Kind = FieldKind.Numeric, CoverageWas = 1 };
        FieldCells was = new([.. target.Rows, 0, 0], profile.Rows, 1), isNow = new([.. counts[..^1], 0], labelled, 1);
        return Measure(label, was, isNow, names, hasNumbers: true) with
        {
            CoverageIs = (double)labelled / counter.Rows,
            Unseen = (double)counts[^2] / labelled,
        };
    }

    private static FieldDrift Measure(FieldDrift field, FieldCells was, FieldCells isNow, string[] names, bool hasNumbers)
    {
        double[] p = was.Observations(), q = isNow.Observations();
        double n = p.Sum(), m = q.Sum();
        DriftBin[] bins = [.. names.Select((name, i) => new DriftBin(name, p[i] / n, q[i] / m))];
        (double Statistic, double PValue)? order = null;
        if (hasNumbers && p[..^2].Sum() > 0 && q[..^2].Sum() > 0) order = DistributionDistance.KolmogorovSmirnov(p[..^2], q[..^2]);
        return field with
        {
            StabilityIndex = DistributionDistance.StabilityIndex(p, q),
            StabilityIndexByChance = DistributionDistance.ExpectedStabilityIndex(p, q),
            JensenShannon = DistributionDistance.JensenShannon(p, q),
            KolmogorovSmirnov = order?.Statistic,
            KolmogorovSmirnovPValue = order?.PValue,
            PValue = DistributionDistance.Homogeneity(p, q),
            Bins = new(bins),
            LargestChange = bins.Where(bin => bin.Was != bin.Is).MaxBy(bin => Share(bin, n, m)),
        };

        static double Share(DriftBin bin, double n, double m) =>
            (bin.Is - bin.Was) * Math.Log((bin.Is + 0.5 / m) / (bin.Was + 0.5 / n));
    }

    private void Judge(List<FieldDrift> fields)
    {
        int[] judged = [.. Enumerable.Range(0, fields.Count).Where(i => fields[i].NotCompared is null)];
        double[] qValues = CertaintyBuilder.QValues([.. judged.Select(i => fields[i].PValue)]);
        for (int i = 0; i < judged.Length; i++)
        {
            var field = fields[judged[i]];
            bool isGreat = field.StabilityIndex - field.StabilityIndexByChance >= options.Threshold;
            fields[judged[i]] = field with { QValue = qValues[i], HasDrifted = isGreat && qValues[i] < options.FalseDiscoveryRate };
        }
    }

    private static long RowsOfClass(ProfileDistribution kept, int c) =>
        kept.Counts.Skip(c * kept.Bins).Take(kept.Bins).Sum() + kept.Rest[c] + kept.Missing[c];
}
