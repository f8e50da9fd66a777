using FeatureGen.Benchmarks.Trees.Schemas;
using FeatureGen.Trees;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>The ways to rank the items of requests by one ensemble.</summary>
internal sealed class RequestContest<TJoined, TContext, TItem> : IDisposable
    where TJoined : IJoinedSchema<TJoined, TContext, TItem>
    where TContext : struct, IFeatureSchema<TContext>
    where TItem : struct, IFeatureSchema<TItem>
{
    private readonly Requests<TContext, TItem> _requests;
    private readonly RankingModel<TJoined> _joined, _always, _never;
    private readonly RankingModel<FlatRow> _flat;
    private readonly TreeWalker<float> _walker;
    private readonly TopQueue _queue = new(Requests.TopCount);
    private readonly XGBoostModel? _peer;
    private readonly XGBoostRows[] _peerRows = [];
    private readonly float[] _margins = new float[GbdtFiles.RowCount];

    public RequestContest(string name, Requests<TContext, TItem> requests)
    {
        var ensemble = GbdtFiles.Read(name);
        _requests = requests;
        _joined = Records.Bind<TJoined>(ensemble);
        _always = Records.Bind<TJoined>(ensemble, specialises: true);
        _never = Records.Bind<TJoined>(ensemble, specialises: false);
        _flat = Records.Bind<FlatRow>(ensemble);
        _walker = new TreeWalker<float>(ensemble);
        if (!XGBoostLibrary.IsInstalled) return;
        _peer = new XGBoostModel(GbdtFiles.PathOf(name));
        _peerRows = [.. requests.Values.Select(values => new XGBoostRows(values, GbdtFiles.RowCount))];
    }

    /// <summary>What a team writes: each row extracted and walked, the best kept in a queue.</summary>
    public void Walk(int request, Span<Ranked> top)
    {
        Span<float> slots = stackalloc float[GbdtFiles.FeatureCount];
        float score = 0;
        var rows = _requests.Rows[request];
        for (int i = 0; i < rows.Length; i++)
        {
            FlatRow.Extract(in rows[i], slots);
            _walker.Score(slots, new Span<float>(ref score));
            _queue.Offer(i, score);
        }
        _queue.Take(top);
    }

    /// <summary>Ours, of rows that repeat the context.</summary>
    public void RankRows(int request, Span<Ranked> top) => _flat.Rank(_requests.Rows[request], top);

    /// <summary>Ours, of the context once and the items.</summary>
    public void RankItems(int request, Span<Ranked> top) => Rank(_joined, request, top);

    /// <summary>The same, specialised to the context whether or not that is expected to pay.</summary>
    public void RankAlways(int request, Span<Ranked> top) => Rank(_always, request, top);

    /// <summary>The same, never specialised.</summary>
    public void RankNever(int request, Span<Ranked> top) => Rank(_never, request, top);

    /// <summary>XGBoost, of arrays that lie ready.</summary>
    public void Peer(int request, Span<Ranked> top)
    {
        _peer!.Margins(_peerRows[request], _margins);
        for (int i = 0; i < _margins.Length; i++) _queue.Offer(i, _margins[i]);
        _queue.Take(top);
    }

    public void Dispose() => _peer?.Dispose();

    private void Rank(RankingModel<TJoined> model, int request, Span<Ranked> top) =>
        model.Rank<TJoined, TContext, TItem>(in _requests.Contexts[request], _requests.Items, top);
}
