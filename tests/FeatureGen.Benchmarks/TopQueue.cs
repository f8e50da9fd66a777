namespace FeatureGen.Benchmarks;

/// <summary>The best of offered candidates by the runtime's priority queue, as a good engineer keeps them.</summary>
internal sealed class TopQueue(int count)
{
    private readonly PriorityQueue<int, float> _queue = new(count + 1);

    /// <summary>Offers a candidate.</summary>
    public void Offer(int index, float score)
    {
        if (_queue.Count < count) _queue.Enqueue(index, score);
        else if (_queue.TryPeek(out _, out float lowest) && score > lowest) _queue.EnqueueDequeue(index, score);
    }

    /// <summary>Takes the best out, the best first.</summary>
    public void Take(Span<Ranked> top)
    {
        for (int i = _queue.Count - 1; _queue.TryDequeue(out int index, out float score); i--) top[i] = new Ranked(index, score);
    }
}
