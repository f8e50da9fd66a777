namespace FeatureGen.Analyzers.Tests.Corpus;

/// <summary>What a mark in a file of the corpus says.</summary>
internal enum CorpusMarkKind
{
    /// <summary><c>{|FG3001:X|}</c>: a finding, whatever other files the project has.</summary>
    Finding,

    /// <summary><c>{|FG3012_alone:X|}</c>: a finding that another file of the folder takes away.</summary>
    FindingAlone,

    /// <summary><c>{|FG3005_together:X|}</c>: a finding that takes another file of the folder.</summary>
    FindingTogether,

    /// <summary><c>{|not_FG3001:X|}</c>: looks like a finding, and is none.</summary>
    NearMiss,
}
