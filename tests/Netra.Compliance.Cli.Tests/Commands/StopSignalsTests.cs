using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Models;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>A signal ends what the tool has started, also one that comes to the process and again to its group.</summary>
public sealed class StopSignalsTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <Target Name="Wait" BeforeTargets="CoreCompile"><Exec Command="echo $$ &gt; child.tmp; mv child.tmp child; exec tail -f /dev/null" /></Target>
        </Project>
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("kill -HUP {0}")]
    [InlineData("kill -HUP {0}; kill -HUP {0}")]
    [InlineData("kill -TERM {0}; kill -TERM {0}; kill -TERM {0}")]
    [InlineData("kill -HUP {0}; kill -HUP -{0}")]
    public async Task Leave_no_child_of_a_build_behind(string signals)
    {
        _folder.Write("A.csproj", Project);
        using var limit = new CancellationTokenSource(Limit);
        using var tool = ToolProcess.StartIn(_folder.Path, "run", "--level", "all");
        using var child = await ChildAsync(limit.Token);
        await Process.Start("/bin/sh", ["-c", string.Format(null, signals, tool.Id) + " 2>/dev/null; :"]).WaitForExitAsync(limit.Token);
        await tool.WaitForExitAsync(limit.Token);
        await child.WaitForExitAsync(limit.Token);
        Assert.Equal(1, tool.ExitCode);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1.99, true)]
    [InlineData(2, false)]
    public void Are_one_request_when_they_come_at_once(double seconds, bool isHandled)
    {
        var time = new FakeTimeProvider();
        using var signals = new StopSignals(time);
        Assert.True(signals.IsHandled());
        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(isHandled, signals.IsHandled());
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Process> ChildAsync(CancellationToken limit)
    {
        using var watcher = new FileSystemWatcher(_folder.Path, "child");
        var written = new TaskCompletionSource();
        watcher.Renamed += (_, _) => written.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (!File.Exists(_folder.At("child")))
        {
            await written.Task.WaitAsync(limit);
        }

        return Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(_folder.At("child"), limit), null));
    }
}
