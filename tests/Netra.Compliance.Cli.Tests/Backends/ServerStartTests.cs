using System.Diagnostics;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>Servers that are scripts, so that they can do what real ones rarely do.</summary>
public sealed class ServerStartTests : IDisposable
{
    private const string Lives = "touch ready; exec tail -f /dev/null";

    private readonly TempFolder _home = new();

    [Fact]
    public async Task Hands_on_the_address_and_stops_at_the_end()
    {
        var server = new FakeServer(Lives);
        await using (var session = await StartAsync(server))
        {
            Assert.Equal("Fake 1.0", Assert.Single(session.Servers).Name);
            Assert.Equal(server.Address(server.Ports[0]), session.Variables()["NETRA_FAKE"]);
            Assert.Empty(await session.DeathsAsync(default));
        }

        Assert.Empty(Directory.GetDirectories(_home.Path));
    }

    [Fact]
    public async Task Takes_another_port_when_a_server_ends_before_it_is_ready()
    {
        var server = new FakeServer($"[ -e tried ] || {{ touch tried; exit 1; }}; {Lives}");
        await using var session = await StartAsync(server);
        Assert.Equal(2, server.Ports.Distinct().Count());
        Assert.Equal(server.Address(server.Ports[1]), session.Variables()["NETRA_FAKE"]);
    }

    [Fact]
    public async Task Says_what_a_server_said_that_never_starts()
    {
        var refusal =
            await Assert.ThrowsAsync<Refusal>(() => StartAsync(new FakeServer("echo no such locale; exit 3")));
        Assert.Equal(ExitCode.Inventory, refusal.Code);
        Assert.Equal("Fake did not start: it ended with code 3 before it answered, 3 times.", refusal.Message);
        Assert.Equal(["Last output of Fake:", "  no such locale"], refusal.Said.Take(2));
    }

    [Fact]
    public async Task Waits_a_bounded_time_for_a_server_that_never_gets_ready()
    {
        var server = new FakeServer("echo starting up; exec tail -f /dev/null");
        var refusal = await Assert.ThrowsAsync<Refusal>(() => StartAsync(Limits(TimeSpan.FromSeconds(1)), server));
        Assert.Equal("Fake did not start: it did not answer within 1 s (not ready).", refusal.Message);
        Assert.Equal(["Last output of Fake:", "  starting up"], refusal.Said.Take(2));
        Assert.Single(server.Ports);
    }

    [Fact]
    public async Task Stops_the_others_when_one_does_not_start()
    {
        var slow = new FakeServer("exec tail -f /dev/null", "Slow");
        var refusal =
            await Assert.ThrowsAsync<Refusal>(() =>
                StartAsync(new FakeServer(Lives, "Well"), slow, new FakeServer("exit 3", "Broken")));
        Assert.StartsWith("Broken did not start", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_home.Path));
    }

    [Fact]
    public async Task Leaves_nothing_behind_when_it_is_stopped_while_it_starts()
    {
        using var stop = new CancellationTokenSource();
        var start = BackendSession.StartAsync(
            FakeServer.Plan(new FakeServer("exec tail -f /dev/null")), Limits(TimeSpan.FromMinutes(1)), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        Assert.Empty(Directory.GetDirectories(_home.Path));
    }

    [Fact]
    public async Task Names_a_server_that_ends_during_the_run()
    {
        var server = new FakeServer(
            "touch ready; while [ ! -e stop ]; do sleep 0.01; done; rm ready; echo out of memory; exit 9");
        await using var session = await StartAsync(server);
        File.WriteAllText(Path.Combine(server.Folder, "stop"), "");
        await session.Servers[0].Process.Ended;
        Assert.Equal("Fake 1.0 ended during the run with code 9. Last output of the server:\n  out of memory",
            Assert.Single(await session.DeathsAsync(default)));
    }

    [Fact]
    public async Task Names_a_server_that_hangs_during_the_run()
    {
        var server = new FakeServer(Lives);
        await using var session = await StartAsync(server);
        File.Delete(Path.Combine(server.Folder, "ready"));
        Assert.Equal("Fake 1.0 no longer answers: not ready. No output from the server.",
            Assert.Single(await session.DeathsAsync(default)));
    }

    [Fact]
    public async Task Kills_a_server_that_does_not_stop_when_it_is_asked_to()
    {
        var server = new FakeServer("trap '' TERM; echo $$ > pid; touch ready; while :; do sleep 0.1; done");
        var session = await StartAsync(server);
        var process = int.Parse(File.ReadAllText(Path.Combine(server.Folder, "pid")), null);
        await session.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
    }

    public void Dispose() => _home.Dispose();

    private Task<BackendSession> StartAsync(params Server[] servers) =>
        StartAsync(Limits(TimeSpan.FromMinutes(1)), servers);

    private static Task<BackendSession> StartAsync(SessionLimits limits, params Server[] servers) =>
        BackendSession.StartAsync(FakeServer.Plan(servers), limits, default);

    private SessionLimits Limits(TimeSpan ready) => new(_home.Path, ready, ready);
}
