using System.Threading;

namespace FeatureGen.Analyzers;

/// <summary>Something that is worked out when it is first asked for, once for all threads. One that is cancelled leaves it to the next.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="make">Works it out.</param>
internal sealed class Once<T>(Func<CancellationToken, T> make)
    where T : class
{
    private readonly object _lock = new();
    private T? _made;

    /// <summary>It, if somebody has asked for it before; null otherwise.</summary>
    public T? IfMade => Volatile.Read(ref _made);

    /// <summary>It, worked out if need be.</summary>
    public T Get(CancellationToken cancellationToken)
    {
        if (IfMade is { } made) return made;
        lock (_lock)
        {
            if (_made is null) Volatile.Write(ref _made, make(cancellationToken));
            return _made!;
        }
    }
}
