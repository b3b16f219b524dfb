using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Netra.Apex.Load.Soaking;
using Netra.Apex.Load.Traffic;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Quality;
using Xunit.Abstractions;

namespace Netra.Apex.Load.Tests;

/// <summary>For each request 64 KiB are kept for ever.</summary>
public sealed class KeepsMemoryOfEveryRequest : MiddlewareFault
{
    private static readonly ConcurrentQueue<byte[]> Kept = [];

    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        var memory = new byte[64 * 1024];
        Array.Fill(memory, byte.MaxValue);
        Kept.Enqueue(memory);
    }
}

/// <summary>For each request a file is opened and never closed.</summary>
public sealed class LeavesFileOpenForEveryRequest : MiddlewareFault
{
    private static readonly ConcurrentQueue<Stream> Open = [];

    /// <inheritdoc/>
    protected override void Break(HttpContext http) =>
        Open.Enqueue(File.OpenRead(typeof(LeavesFileOpenForEveryRequest).Assembly.Location));
}

/// <summary>A short soak of a real platform in a process of its own.</summary>
internal static class ShortSoak
{
    private static readonly PhasePlan Plan = new("soak", Rate: 80, Soak.ShortestSoak);

    /// <summary>What was not flat.</summary>
    public static async Task<string> RunAsync(Type fault, ITestOutputHelper output)
    {
        await using var target = await LoadTarget.StartAsync([], fault, CancellationToken.None);
        var traffic = new TrafficSource(Mix.Kinds, target.Customers, TimeProvider.System);
        var soak = new Soak(traffic, target.Process, TimeProvider.System);
        var (figures, _) = await soak.RunAsync(Plan, sample => output.WriteLine($"{sample}"), CancellationToken.None);
        figures.Measures.ToList().ForEach(measure => output.WriteLine($"{measure}"));
        return string.Join(", ", figures.Measures.Where(measure => !measure.IsFlat).Select(measure => measure.What));
    }
}

public sealed class MemoryLeakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_soak_finds_memory_that_is_kept() =>
        Assert.Equal("memory", await ShortSoak.RunAsync(typeof(KeepsMemoryOfEveryRequest), output));
}

public sealed class HandleLeakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_soak_finds_files_that_stay_open() =>
        Assert.Equal("handles", await ShortSoak.RunAsync(typeof(LeavesFileOpenForEveryRequest), output));
}

public sealed class NoLeakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_soak_without_a_leak_is_flat() =>
        Assert.Equal("", await ShortSoak.RunAsync(typeof(NothingWrong), output));
}
