namespace FeatureGen.Analyzers.Calls;

/// <summary>What a call asks for.</summary>
internal enum FeatureCallKind
{
    /// <summary>The score of one row.</summary>
    ScoreRow,

    /// <summary>The scores of rows.</summary>
    ScoreRows,

    /// <summary>The best of candidates, or of scores.</summary>
    Rank,

    /// <summary>What each field contributes to the score of a row.</summary>
    Explain,

    /// <summary>A model of a file.</summary>
    Load,

    /// <summary>Another file in the place of a model.</summary>
    Reload,
}
