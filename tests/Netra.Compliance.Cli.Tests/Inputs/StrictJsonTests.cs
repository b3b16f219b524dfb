using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Inputs;

/// <summary>A key that is there twice, and text that is none: of two values, nobody knows which was meant.</summary>
public sealed class StrictJsonTests : IDisposable
{
    private const string Baseline =
        "{\n\"schema\":\"netra.baseline/1\",\n\"accepted\":0,\n\"accepted\":0,\"findings\":[]}";

    private readonly Bench _bench = new();

    [Theory]
    [InlineData("{\n\"gate\":{\n\"maxAtRisk\":0,\n// why\n\"maxAtRisk\":1}}",
        "has the key \"maxAtRisk\" twice, at line 5")]
    [InlineData("{\"gate\":{},\n\"gate\":{}}", "has the key \"gate\" twice, at line 2")]
    [InlineData("{\"g\\u0061te\":{},\"gate\":{}}", "has the key \"gate\" twice, at line 1")]
    [InlineData("{\"load\":\"\\ud800\"}", "has text that is not Unicode in \"load\", at line 1")]
    [InlineData("{\"projects\":[\"a\",\n\"\\udc00\\ud800\"]}",
        "has text that is not Unicode in \"projects\", at line 2")]
    public async Task Settings_are_refused(string settings, string why)
    {
        _bench.Run(_bench.AllPass().Ended());
        File.WriteAllText(Path.Combine(_bench.Folder, "netra.json"), settings);
        (await ReportAsync()).AssertRefused(ExitCode.Unreadable, why);
    }

    [Theory]
    [InlineData("\"ruleId\"", "has the key \"ruleId\" twice, at line 1")]
    [InlineData("\"message\"", "has the key \"message\" twice, at line 1")]
    public async Task Findings_are_refused(string key, string why)
    {
        var log = SarifScript.Log(SarifScript.Result("NETRA1001", Path.Combine(_bench.Folder, "A.cs")));
        _bench.Run(_bench.AllPass().Ended())
            .Add("a.sarif", log.Replace(key, $"{key}:null,{key}", StringComparison.Ordinal));
        (await ReportAsync()).AssertRefused(ExitCode.Unreadable, why);
    }

    [Fact]
    public async Task Baselines_are_refused()
    {
        _bench.Add("accepted.json", Baseline).Add("A.cs", "class A;");
        var run = await ToolRun.Of(_bench.Folder, "check", "--bare", ".", "--baseline", "accepted.json");
        run.AssertRefused(ExitCode.Unreadable, "accepted.json has the key \"accepted\" twice, at line 4");
    }

    [Fact]
    public void An_earlier_ledger_changes_no_order()
    {
        var ledger = _bench.Run(_bench.AllPass().Ended()).Ledger().ToJson();
        _bench.Add("ledger.json", ledger.Replace("\"tests\":", "\"tests\":[],\"tests\":", StringComparison.Ordinal));
        Assert.Contains("cannot be read", PreviousFailures.Read(Path.Combine(_bench.Folder, "ledger.json")).Unknown,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_different_objects_are_no_doubles()
    {
        _bench.Run(_bench.AllPass().Ended());
        File.WriteAllText(
            Path.Combine(_bench.Folder, "netra.json"), "{\"gate\":{\"maxAtRisk\":0},\"$schema\":\"a\\ud83d\\ude00\",}");
        Assert.Equal(ExitCode.Pass, (await ReportAsync()).Code);
    }

    public void Dispose() => _bench.Dispose();

    private Task<ToolRun> ReportAsync() => ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
}
