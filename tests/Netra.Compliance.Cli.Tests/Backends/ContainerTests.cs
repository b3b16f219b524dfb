using System.Collections.Immutable;
using System.Diagnostics;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>A script in Docker's place: it notes what it is asked, and runs Redis on the port that is
/// published.</summary>
[Trait("Needs", "Servers")]
public sealed class ContainerTests : IDisposable
{
    private const string Docker = """
        #!/bin/sh
        echo "$*" > "$(dirname "$0")/$1"
        [ "$1" = run ] || exit 0
        port=${6#127.0.0.1:}
        exec redis-server --bind 127.0.0.1 --save "" --port "${port%:6379}"
        """;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Runs_a_container_in_the_foreground_and_removes_it_at_the_end()
    {
        var session = await BackendSession.StartAsync(await PlanAsync(), SessionLimits.Default, default);
        var port = session.Servers[0].Place.Port;
        await session.DisposeAsync();
        await Closed.WaitAsync(port);
        var name = $"netra-{Environment.ProcessId}-{port}";
        Assert.Equal($"run --rm --name {name} --publish 127.0.0.1:{port}:6379 redis:7-alpine --save  --appendonly no\n",
            Said("run"));
        Assert.Equal($"rm --force {name}\n", Said("rm"));
    }

    public void Dispose() => _folder.Dispose();

    private string Said(string command) => File.ReadAllText(_folder.At(command));

    private async Task<BackendPlan> PlanAsync()
    {
        var docker = _folder.Write("docker", Docker);
        using var chmod = Process.Start("chmod", ["+x", docker]);
        await chmod.WaitForExitAsync();
        var programs = ImmutableDictionary<string, string>.Empty.Add("docker", docker);
        var redis = Server.All.Single(server => server.Facts.Name == "Redis");
        return new(BackendMode.Auto, Programs.OfMachine(),
            [PlannedNeed.Of(redis, Origin.Docker) with { Programs = programs }]);
    }
}
