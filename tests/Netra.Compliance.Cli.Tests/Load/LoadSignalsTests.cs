using System.Diagnostics;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Tests.Models;

namespace Netra.Compliance.Cli.Tests.Load;

/// <summary>The tool as a process of its own, ended from outside while its load program runs.</summary>
public sealed class LoadSignalsTests(FakeLoad load) : IClassFixture<FakeLoad>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("INT", 1)]
    [InlineData("HUP", 1)]
    [InlineData("TERM", 1)]
    [InlineData("KILL", 137)]
    public async Task Leaves_no_load_program_behind(string signal, int code)
    {
        load.Script("hang ");
        using var limit = new CancellationTokenSource(Limit);
        using var tool = ToolProcess.StartIn(load.Folder, "run", "--level", "load");
        using var program = await ProgramAsync(tool, limit.Token);
        await Process.Start("kill", [$"-{signal}", $"{tool.Id}"]).WaitForExitAsync(limit.Token);
        await tool.WaitForExitAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);
        Assert.Equal((code, false), (tool.ExitCode, load.IsThere("report.html")));
    }

    private static async Task<Process> ProgramAsync(Process tool, CancellationToken limit)
    {
        while (await tool.StandardError.ReadLineAsync(limit) is { } line)
        {
            if (Regex.Match(line, "^process ([0-9]+)$") is { Success: true } found)
            {
                return Process.GetProcessById(int.Parse(found.Groups[1].Value, null));
            }
        }

        throw new InvalidOperationException("The load program did not start.");
    }
}
