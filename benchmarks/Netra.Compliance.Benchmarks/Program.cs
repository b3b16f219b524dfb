using BenchmarkDotNet.Running;
using Netra.Compliance.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new InProcessConfig());
