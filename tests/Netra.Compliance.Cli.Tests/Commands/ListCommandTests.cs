using System.Text.Json;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Commands;

public sealed class ListCommandTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Lists_what_is_declared_as_a_table()
    {
        var run = await ToolRun.Of(_bench.Folder, "list", ".");
        Assert.Equal((ExitCode.Pass, ""), (run.Code, run.Error));
        Assert.Contains("2 critical tests, 3 points, 2 faults, $35,000 a month (portfolio: $35,000).", run.Out,
            StringComparison.Ordinal);
        Assert.Contains("$15,000", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_journeys_with_their_steps()
    {
        using var bench = JourneyTests.Shop();
        var run = await ToolRun.Of(bench.Folder, "list", ".");
        Assert.Contains("2 critical tests, 3 points, 2 faults", run.Out, StringComparison.Ordinal);
        Assert.Contains("Journey: A customer's life", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"2\s+Paid\s+1, 2\s+1", run.Out);
    }

    [Fact]
    public async Task Lists_what_is_declared_as_JSON()
    {
        var run = await ToolRun.Of(_bench.Folder, "list", _bench.Inputs[0], "--json");
        using var listed = JsonDocument.Parse(run.Out);
        var tests = listed.RootElement.GetProperty("assemblies")[0].GetProperty("tests");
        Assert.Equal(["Auth", "Data"], tests.EnumerateArray().Select(test => test.GetProperty("module").GetString()));
    }

    [Theory]
    [InlineData("none.dll", null, ExitCode.Unreadable, "does not exist")]
    [InlineData("a.dll", "", ExitCode.Unreadable, "is empty, not a .NET assembly")]
    [InlineData("a.dll", "hello", ExitCode.Unreadable, "is not a .NET assembly: leave it out")]
    [InlineData("a.jsonl", "{}", ExitCode.Inventory, "declares a critical test")]
    public async Task Refuses_what_is_no_compiled_assembly(string name, string? text, ExitCode code, string why)
    {
        var path = Path.Combine(_bench.Folder, name);
        if (text is not null)
        {
            await File.WriteAllTextAsync(path, text);
        }

        (await ToolRun.Of(_bench.Folder, "list", name)).AssertRefused(code, why);
    }

    [Fact]
    public async Task Refuses_an_empty_folder()
    {
        Directory.CreateDirectory(Path.Combine(_bench.Folder, "empty"));
        (await ToolRun.Of(_bench.Folder, "list", "empty")).AssertRefused(
            ExitCode.Inventory, "build the test project first");
    }

    public void Dispose() => _bench.Dispose();
}
