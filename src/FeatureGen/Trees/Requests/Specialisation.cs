using System.Numerics;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>How requests specialise an ensemble, and what that is expected to take.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal sealed class Specialisation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="roles">Which of its columns candidates bring.</param>
    public Specialisation(RankedEnsemble<T> ensemble, ColumnRoles roles)
    {
        SumsInRegisters = RegisterSums.Takes(ensemble.Width, ensemble.Forest.MostLeaves);
        bool isMasked = MaskedSpecialiser<T>.Takes(ensemble.Width, ensemble.Forest.MostLeaves, ensemble.Quantiser.ColumnCount);
        Specialiser = isMasked ? NewMasked(ensemble, roles) : NewPlain(ensemble, roles);
        Cost = new SpecialisingCost(ensemble.Width, ensemble.Forest.Trees, roles, isMasked, SumsInRegisters);
    }

    /// <summary>Reduces the ensemble.</summary>
    public Specialiser<T> Specialiser { get; }

    /// <summary>What requests are expected to take.</summary>
    public SpecialisingCost Cost { get; }

    /// <summary>Whether <see cref="RegisterSums"/> add the leaves.</summary>
    public bool SumsInRegisters { get; }

    // Methods of their own, so that only the specialiser that runs is loaded.
    private static MaskedSpecialiser<T> NewMasked(RankedEnsemble<T> ensemble, ColumnRoles roles) => new(ensemble, roles);

    private static PlainSpecialiser<T> NewPlain(RankedEnsemble<T> ensemble, ColumnRoles roles) => new(ensemble, roles);
}
