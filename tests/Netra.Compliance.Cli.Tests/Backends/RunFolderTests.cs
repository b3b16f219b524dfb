using System.Diagnostics;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Backends;

public sealed class RunFolderTests : IDisposable
{
    private readonly TempFolder _home = new();

    [Fact]
    public void Sweeps_the_folder_of_a_process_that_is_gone()
    {
        var abandoned = Path.GetDirectoryName(_home.Write($"run-{GonePid()}-1/redis/log", ""))!;
        using var folder = RunFolder.Make(_home.Path);
        Assert.False(Directory.Exists(Path.GetDirectoryName(abandoned)));
    }

    [Theory]
    [InlineData("run-PID-7/log")]
    [InlineData("run-by-hand/log")]
    [InlineData("mine/log")]
    public void Leaves_what_a_living_process_or_somebody_else_has_there(string file)
    {
        var kept = _home.Write(file.Replace("PID", $"{Environment.ProcessId}", StringComparison.Ordinal), "");
        using var folder = RunFolder.Make(_home.Path);
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public void Gives_each_run_of_a_process_a_folder_of_its_own()
    {
        using var one = RunFolder.Make(_home.Path);
        using var other = RunFolder.Make(_home.Path);
        Assert.NotEqual(one.Path, other.Path);
    }

    [Fact]
    public void Removes_its_folder_and_all_that_is_in_it()
    {
        var folder = RunFolder.Make(_home.Path);
        File.WriteAllText(Path.Combine(folder.For("redis"), "log"), "");
        folder.Dispose();
        Assert.Empty(Directory.GetDirectories(_home.Path));
    }

    [Fact]
    public void Holds_every_port_of_a_run_at_once()
    {
        var ports = ReservedPort.Take(200);
        Assert.Equal(200, ports.Select(port => port.Number).Distinct().Count());
        ports.ToList().ForEach(port => port.Dispose());
    }

    public void Dispose() => _home.Dispose();

    private static int GonePid()
    {
        using var process = Process.Start("true");
        process.WaitForExit();
        return process.Id;
    }
}
