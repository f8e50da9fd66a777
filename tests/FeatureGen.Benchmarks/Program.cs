using BenchmarkDotNet.Running;
using FeatureGen.Benchmarks;
using FeatureGen.Benchmarks.Analysis;
using FeatureGen.Benchmarks.Extraction;
using FeatureGen.Benchmarks.Profiles;
using FeatureGen.Benchmarks.Trees;

if (args is [StartupRun.Argument, .. var files]) StartupRun.Run(files.FirstOrDefault());
else if (args is [RankingRun.Argument, var table]) RankingRun.Profile(table);
else if (args is ["--profile", .. var folders]) ProfileBenchmark.Run(folders);
else if (args is ["--trees", .. var parts]) TreeBenchmarks.Run(parts);
else if (args is ["--extract"]) ExtractionCosts.Run();
else if (args is ["--analyzers", .. var sizes]) AnalyzerBenchmark.Run(sizes);
else BenchmarkSwitcher.FromAssembly(typeof(RankBenchmark).Assembly).Run(args);
