using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Models;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>A signal ends what the tool has started, also one that comes to the process and again to its
/// group.</summary>
public sealed class StopSignalsTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <Target Name="Wait" BeforeTargets="CoreCompile">
            <Exec Command="echo $$ &gt; child.tmp; mv child.tmp child; exec tail -f /dev/null" />
          </Target>
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
        await SendAsync(string.Format(null, signals, tool.Id), limit.Token);
        await tool.WaitForExitAsync(limit.Token);
        await child.WaitForExitAsync(limit.Token);
        Assert.Equal(1, tool.ExitCode);
    }

    private static async Task SendAsync(string kill, CancellationToken limit)
    {
        using var shell = Process.Start("/bin/sh", ["-c", kill + " 2>/dev/null; :"]);
        await shell.WaitForExitAsync(limit);
    }

    /// <summary>A journal that takes a while to read: a signal comes long before its end.</summary>
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task End_a_report_that_is_not_published_yet(string signal)
    {
        using var bench = new Bench();
        bench.Add("a.jsonl", bench.AllPass().Text + Weather);
        var output = Directory.CreateDirectory(Path.Combine(bench.Folder, "out")).FullName;
        await File.WriteAllTextAsync(Path.Combine(output, "ledger.json"), "{}");
        var tool = ToolProcess.StartIn(bench.Folder, ["report", .. bench.Inputs, "--out", "out"]);
        var said = await StoppedAsync(signal, output, tool);
        Assert.Equal((1, "Stopped before it finished: there is no verdict.\n"), said);
        Assert.Equal([".netra.lock"], Directory.GetFiles(output).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("list")]
    [InlineData("check")]
    public async Task End_every_command_before_it_says_anything(string command)
    {
        using var bench = new Bench();
        bench.Add("A.cs", "class A;").Run(bench.AllPass().Ended());
        using var output = new StringWriter();
        var terminal = new Terminal(output, TextWriter.Null, IsInteractive: false, bench.Folder);
        Assert.Equal(ExitCode.Internal, await NetraTool.RunAsync([command, "."], terminal, new(canceled: true)));
        var ledger = Path.Combine(bench.Folder, "artifacts/compliance/ledger.json");
        Assert.Equal(("", false), (output.ToString(), File.Exists(ledger)));
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

    private static string Weather => string.Concat(Enumerable.Repeat("{\"event\":\"weather\"}\n", 2_000_000));

    private async Task<Process> ChildAsync(CancellationToken limit)
    {
        await ThereAsync(_folder.Path, "child", limit);
        return Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(_folder.At("child"), limit), null));
    }

    /// <summary>Sends the signal when the tool has taken its output folder.</summary>
    private static async Task<(int Code, string Error)> StoppedAsync(string signal, string output, Process started)
    {
        using var tool = started;
        using var limit = new CancellationTokenSource(Limit);
        await ThereAsync(output, ".netra.lock", limit.Token);
        await Process.Start("kill", [$"-{signal}", $"{tool.Id}"]).WaitForExitAsync(limit.Token);
        await tool.WaitForExitAsync(limit.Token);
        return (tool.ExitCode, await tool.StandardError.ReadToEndAsync(limit.Token));
    }

    private static async Task ThereAsync(string folder, string name, CancellationToken limit)
    {
        using var watcher = new FileSystemWatcher(folder, name);
        var there = new TaskCompletionSource();
        watcher.Renamed += (_, _) => there.TrySetResult();
        watcher.Created += (_, _) => there.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (!File.Exists(Path.Combine(folder, name)))
        {
            await there.Task.WaitAsync(limit);
        }
    }
}
