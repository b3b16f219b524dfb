using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Netra.Apex.Load.Soaking;
using Netra.Apex.Load.Traffic;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Quality;
using Xunit.Abstractions;

namespace Netra.Apex.Load.Tests;

/// <summary>For each request, 64 KiB, a file, a thread and a connection are kept for ever.</summary>
public sealed class LeaksOnEveryRequest : MiddlewareFault
{
    private static readonly ConcurrentQueue<object> Kept = [];

    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        var memory = new byte[64 * 1024];
        Array.Fill(memory, byte.MaxValue);
        Kept.Enqueue(memory);
        Kept.Enqueue(File.OpenRead(typeof(LeaksOnEveryRequest).Assembly.Location));
        Kept.Enqueue(new TcpClient("127.0.0.1", http.Connection.LocalPort));
        new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }.Start();
    }
}

/// <summary>A short soak of a real platform in a process of its own.</summary>
internal static class ShortSoak
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(25);

    /// <summary>Searches, for they are cheap and each is one request.</summary>
    public static RequestKind Search => Mix.Kinds.Single(kind => kind.Name == "search") with { Share = 1 };

    /// <summary>What was not flat: memory, handles, threads, connections, in this order.</summary>
    public static async Task<IEnumerable<string>> RunAsync(
        Type fault, double rate, IReadOnlyList<RequestKind> kinds, ITestOutputHelper output)
    {
        await using var target = await LoadTarget.StartAsync([], fault, CancellationToken.None);
        var traffic = new TrafficSource(kinds, target.Customers, TimeProvider.System);
        await traffic.RunAsync(new("warm-up", rate, WarmUp), watch: null, CancellationToken.None);
        var soak = new Soak(traffic, target.Process, TimeProvider.System);
        var (figures, _) = await soak.RunAsync(new("soak", rate, Length), _ => { }, CancellationToken.None);
        figures.Measures.ToList().ForEach(measure => output.WriteLine($"{measure}"));
        return figures.Measures.Where(measure => !measure.IsFlat).Select(measure => measure.What);
    }
}

public sealed class LeakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_soak_finds_each_kind_of_leak()
    {
        var growing = await ShortSoak.RunAsync(typeof(LeaksOnEveryRequest), rate: 60, [ShortSoak.Search], output);

        Assert.Equal(["memory", "handles", "threads", "connections"], growing);
    }
}

public sealed class NoLeakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_soak_without_a_leak_is_flat() =>
        Assert.Empty(await ShortSoak.RunAsync(typeof(NothingWrong), rate: 10, Mix.Kinds, output));
}
