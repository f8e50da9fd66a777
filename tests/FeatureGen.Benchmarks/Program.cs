using BenchmarkDotNet.Running;
using FeatureGen.Benchmarks;
using FeatureGen.Benchmarks.Trees;

if (args is [StartupRun.Argument, .. var files]) StartupRun.Run(files.FirstOrDefault());
else if (args is ["--trees", .. var parts]) TreeBenchmarks.Run(parts);
else BenchmarkSwitcher.FromAssembly(typeof(RankBenchmark).Assembly).Run(args);
