using BenchmarkDotNet.Running;
using FeatureGen.Benchmarks;
using FeatureGen.Benchmarks.Analysis;
using FeatureGen.Benchmarks.Trees;

if (args is [StartupRun.Argument, .. var files]) StartupRun.Run(files.FirstOrDefault());
else if (args is ["--trees", .. var parts]) TreeBenchmarks.Run(parts);
else if (args is ["--analyzers", .. var sizes]) AnalyzerBenchmark.Run(sizes);
else BenchmarkSwitcher.FromAssembly(typeof(RankBenchmark).Assembly).Run(args);
