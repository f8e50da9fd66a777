namespace FeatureGen.Numerics;

/// <summary>A function of one number, written once for every vector width; its fields are the parameters of the function.</summary>
internal interface IMap
{
    TFloat Apply<TSimd, TFloat, TInt>(TFloat x) where TSimd : ISimd<TFloat, TInt>;
}
