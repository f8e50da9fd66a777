using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>What all columns share while a block is counted.</summary>
/// <param name="Path">What errors call the table.</param>
/// <param name="Block">The rows; those without a label are gone.</param>
/// <param name="FirstRow">Number of labelled rows before the block.</param>
/// <param name="LabelCodes">The label of each row.</param>
/// <param name="Labels">Labels seen so far.</param>
/// <param name="Limit">The most distinct values of a column.</param>
/// <param name="SampleStride">The distance between sampled rows.</param>
/// <param name="LabelValues">Of a real label: that of each row, less the origin.</param>
internal readonly record struct BlockRound(
    string Path, RecordBlock Block, long FirstRow, int[] LabelCodes, int Labels, int Limit, int SampleStride,
    double[]? LabelValues = null);
