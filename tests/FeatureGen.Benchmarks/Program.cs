using BenchmarkDotNet.Running;
using FeatureGen.Benchmarks;
using FeatureGen.Benchmarks.Trees;

if (args is ["--trees", .. var parts]) TreeBenchmarks.Run(parts);
else BenchmarkSwitcher.FromAssembly(typeof(RankBenchmark).Assembly).Run(args);
