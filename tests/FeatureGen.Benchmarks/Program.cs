using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(FeatureGen.Benchmarks.RankBenchmark).Assembly).Run(args);
