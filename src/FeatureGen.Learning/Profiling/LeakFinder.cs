using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Finds fields that are the label in other words, or that have a value (or none) for one class only.</summary>
internal sealed class LeakFinder(TableProfile table, LabelClasses labels)
{
    // The rank correlation with a real label from which on they rise or fall together: but for single rows, or rounding.
    private const double RisesTogether = 0.9999;

    // Of the label and of the field that the other explains; and how much better than chance equal texts agree (Cohen's kappa).
    private const double Recoded = 0.95, Agreeing = 0.8;

    // A class has this share of the present rows at least, of all rows at most, and so many of its own rows are present.
    private const double Purity = 0.99, CommonShare = 0.9, LeastRecall = 0.05;
    private const int LeastRows = 50;

    /// <summary>Why a column may leak the label; null if nothing says so.</summary>
    /// <param name="column">The column.</param>
    /// <param name="dependence">How the label depends on it.</param>
    /// <param name="spearman">Its rank correlation with a real label; null if there is none.</param>
    public ProfileLeakage? Of(ColumnProfile column, Dependence dependence, double? spearman)
    {
        double ofLabel = Share(dependence, labels.Entropy), ofField = Share(dependence, column.Entropy);
        if (Math.Abs(spearman ?? 0) >= RisesTogether && ofLabel >= Agreeing)
            return new ProfileLeakage { Reason = ProfileLeak.Monotone, Share = Math.Abs(spearman!.Value), Against = ofLabel };
        if ((ofLabel >= Recoded && ofField >= Recoded) || AgreementOf(column) >= Agreeing)
            return new ProfileLeakage { Reason = ProfileLeak.Recoding, Share = ofField, Against = ofLabel };
        return column.Missing == 0 ? null : OfMissing(column);
    }

    private static double Share(Dependence dependence, double entropy)
    {
        double room = entropy - dependence.Noise.Mean;
        return room <= 1e-9 ? 0 : Math.Clamp(dependence.Score / room, 0, 1);
    }

    private double AgreementOf(ColumnProfile column)
    {
        if (column.Kind != ColumnKind.Category)
            return 0;
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int label = 0; label < table.Labels.Count; label++)
            places.TryAdd(table.Labels[label].Trim(), label);
        double equal = 0, chance = 0, rows = column.Rows;
        int texts = 0;
        for (int row = 1; row < column.Counts.Rows; row++)
        {
            if (column.ValueOf(row) is not { } text || !places.TryGetValue(text.Trim(), out int label))
                continue;
            texts++;
            equal += column.Counts[row, label] / rows;
            chance += column.Counts.RowTotals[row] / rows * (column.Counts.ColumnTotals[label] / rows);
        }

        return texts < 2 || chance >= 1 ? 0 : (equal - chance) / (1 - chance);
    }

    private ProfileLeakage? OfMissing(ColumnProfile column)
    {
        long[] all = new long[labels.ClassCount], missing = new long[labels.ClassCount];
        for (int label = 0; label < column.Counts.Columns; label++)
        {
            all[labels.ClassOf(label)] += column.Counts.ColumnTotals[label];
            missing[labels.ClassOf(label)] += column.Counts[0, label];
        }

        long[] present = [.. all.Zip(missing, (total, without) => total - without)];
        return OneClass(present, all, ProfileLeak.PresentForOneClass) ?? OneClass(missing, all, ProfileLeak.MissingForOneClass);
    }

    private ProfileLeakage? OneClass(long[] some, long[] all, ProfileLeak reason)
    {
        int most = Array.IndexOf(some, some.Max());
        double rows = some.Sum(), share = some[most] / rows, common = (double)all[most] / all.Sum();
        if (rows < LeastRows || share < Purity || common > CommonShare || some[most] < LeastRecall * all[most])
            return null;
        return new ProfileLeakage { Reason = reason, Class = labels.NameOf(most), Share = share, Against = common };
    }
}
