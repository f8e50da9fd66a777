using BenchmarkDotNet.Running;
using FeatureGen.Benchmarks;

if (args is ["--trees"]) TreeBenchmark.Run();
else BenchmarkSwitcher.FromAssembly(typeof(RankBenchmark).Assembly).Run(args);
