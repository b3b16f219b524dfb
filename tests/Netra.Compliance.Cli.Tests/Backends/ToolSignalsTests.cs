using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>The tool as a process of its own, ended from outside in the midst of a run.</summary>
[Trait("Needs", "Servers")]
public sealed class ToolSignalsTests
{
    /// <summary>Says where the servers are and which process the command's own child is, then waits to be
    /// ended.</summary>
    private const string Command =
        "echo NETRA $NETRA_POSTGRES $NETRA_CLICKHOUSE $NETRA_REDIS $NETRA_EDGE; "
        + "tail -f /dev/null & echo CHILD $!; wait";

    /// <summary>Whoever started the tests may ignore signals (nohup does), and children inherit that.</summary>
    private const string DefaultSignals = "--default-signal=INT,HUP,TERM";

    private static readonly string Tool =
        typeof(ToolSignalsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Tool").Value!;

    [Theory]
    [InlineData("INT", 1)]
    [InlineData("HUP", 1)]
    [InlineData("TERM", 1)]
    [InlineData("KILL", 137)]
    public async Task Leaves_no_server_behind(string signal, int code)
    {
        using var tool = Start("with-backends", "--", "/bin/sh", "-c", Command);
        var ports = Ports(await LineAsync(tool, "NETRA "));
        var child = int.Parse((await LineAsync(tool, "CHILD "))[6..], null);
        await EndAsync(tool, signal);
        await Task.WhenAll(ports.Select(Closed.WaitAsync));
        Assert.Equal(code, tool.ExitCode);
        await ChildEndedAsync(tool, child, endIt: signal == "KILL");
    }

    [Fact]
    public async Task Gives_the_exit_code_of_the_command()
    {
        using var tool = Start("with-backends", "--backends", "embedded", "--", "/bin/sh", "-c", "exit 42");
        await tool.WaitForExitAsync();
        Assert.Equal(42, tool.ExitCode);
    }

    private static Process Start(params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] command = [DefaultSignals, host, "exec", Tool, .. arguments];
        return Process.Start(new ProcessStartInfo("env", command) { RedirectStandardOutput = true })!;
    }

    private static async Task<string> LineAsync(Process tool, string start)
    {
        var line = await tool.StandardOutput.ReadLineAsync();
        return line?.StartsWith(start, StringComparison.Ordinal) == true
            ? line
            : throw new InvalidOperationException(
                $"The tool said {line ?? "nothing"}; a line with {start}was expected.");
    }

    private static int[] Ports(string line)
    {
        var ports = Regex.Matches(line, "(?:Port=|127.0.0.1:)([0-9]+)")
            .Select(match => int.Parse(match.Groups[1].Value, null)).ToArray();
        return ports.Length == 4 ? ports : throw new InvalidOperationException($"Four ports were expected: {line}");
    }

    private static async Task EndAsync(Process tool, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{tool.Id}"]);
        await kill.WaitForExitAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await tool.WaitForExitAsync(timeout.Token);
    }

    /// <summary>The child has the tool's output open as long as it lives. A tool that is killed cannot end it; then the
    /// test does.</summary>
    private static async Task ChildEndedAsync(Process tool, int child, bool endIt)
    {
        if (endIt)
        {
            using var found = Process.GetProcessById(child);
            found.Kill();
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await tool.StandardOutput.ReadToEndAsync(timeout.Token);
    }
}
