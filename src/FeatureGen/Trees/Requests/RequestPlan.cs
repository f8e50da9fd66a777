using System.Numerics;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>What is the same in all requests.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal sealed class RequestPlan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The state of a request has room for all nodes, 12 to 16 bytes each: more would be dear to rent.
    private const int MostNodes = 1 << 20;

    // Laid out by the first request; null where nothing can be reduced.
    private readonly Lazy<Specialisation<T>>? _specialisation;

    /// <param name="ensemble">The ensemble.</param>
    /// <param name="asked">The feature that each part of the quantiser asks for.</param>
    /// <param name="isContext">For each feature whether it is known once a request.</param>
    /// <param name="isWanted">Whether the ensemble may be reduced.</param>
    public RequestPlan(RankedEnsemble<T> ensemble, int[] asked, bool[] isContext, bool isWanted)
    {
        IsContextPart = new bool[asked.Length];
        IsItemPart = new bool[asked.Length];
        for (int part = 0; part < asked.Length; part++)
        {
            IsContextPart[part] = isContext[asked[part]];
            IsItemPart[part] = !IsContextPart[part];
        }
        var roles = new ColumnRoles(ensemble.Quantiser.PartsOfColumns(), IsItemPart);
        ContextColumns = ColumnsOfContext(roles);
        var forest = ensemble.Forest;
        bool isReducible = isWanted && ContextColumns.Length > 0 && ensemble.IsSelectedOnly && forest.NodeCount <= MostNodes;
        Layout = isReducible
            ? new(roles.Parts.Length, asked.Length, forest.Trees.Length, forest.NodeCount, forest.LeafCount)
            : new(roles.Parts.Length, asked.Length, 0, 0, 0);
        if (isReducible) _specialisation = new(() => new Specialisation<T>(ensemble, roles));
    }

    /// <summary>For each part of the quantiser whether it is made of the context.</summary>
    public bool[] IsContextPart { get; }

    /// <summary>For each part of the quantiser whether it is made of what candidates bring.</summary>
    public bool[] IsItemPart { get; }

    /// <summary>The columns that the context decides.</summary>
    public int[] ContextColumns { get; }

    /// <summary>Where the state of a request holds what.</summary>
    public RequestLayout<T> Layout { get; }

    /// <summary>Reduces the ensemble; null where that cannot be done.</summary>
    public Specialisation<T>? Specialisation => _specialisation?.Value;

    private static int[] ColumnsOfContext(ColumnRoles roles)
    {
        int count = 0;
        foreach (bool isItem in roles.IsItem) count += isItem ? 0 : 1;
        var columns = new int[count];
        for (int column = roles.IsItem.Length - 1; column >= 0; column--)
            if (!roles.IsItem[column]) columns[--count] = column;
        return columns;
    }
}
