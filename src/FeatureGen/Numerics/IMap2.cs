namespace FeatureGen.Numerics;

/// <summary>A function of two numbers, written once for every vector width.</summary>
internal interface IMap2
{
    TFloat Apply<TSimd, TFloat, TInt>(TFloat x, TFloat y) where TSimd : ISimd<TFloat, TInt>;
}
