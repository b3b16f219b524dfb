using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Commands;

public sealed class SuggestionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("report", "reprot", "x")]
    [InlineData("check", "chekc")]
    [InlineData("with-backends", "with-backend", "--", "env")]
    [InlineData("--min-proven", "report", "x", "--min-provn", "1")]
    [InlineData("--min-proven", "report", "x", "--min-provn=1")]
    [InlineData("--failed-first", "run", "--faild-first")]
    [InlineData("--json", "list", ".", "--jsn")]
    [InlineData("--help", "check", "--hepl")]
    [InlineData("strict", "check", "--preset", "stirct")]
    [InlineData("journey", "run", "--level", "jurney")]
    [InlineData("embedded", "run", "--backends", "embeded")]
    public async Task Asks_for_what_was_probably_meant(string meant, params string[] args) =>
        (await ToolRun.Of("/", args)).AssertRefused(ExitCode.Usage, $" Did you mean '{meant}'? Try 'netra --help'.");

    [Theory]
    [InlineData("nonsense")]
    [InlineData("report", "x", "--nonsense")]
    [InlineData("check", "--preset", "none")]
    public async Task Asks_nothing_where_nothing_is_near(params string[] args)
    {
        var run = await ToolRun.Of("/", args);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.DoesNotContain("Did you mean", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"gaet\":{}}", "the key \"gaet\" is unknown. Did you mean 'gate'? See")]
    [InlineData("{\"gate\":{\"minProvn\":1}}",
        "the key \"minProvn\" of \"gate\" is unknown. Did you mean 'minProven'? See")]
    [InlineData("{\"gate\":{\"MinProven\":1}}",
        "the key \"MinProven\" of \"gate\" is unknown. Did you mean 'minProven'? See")]
    [InlineData("{\"nothing near\":1}", "the key \"nothing near\" is unknown. See")]
    public async Task Names_the_key_of_the_settings_and_no_type(string settings, string why)
    {
        _folder.Write("netra.json", settings);
        using var bench = new Bench();
        bench.Run(bench.AllPass().Ended());
        var run = await ToolRun.Of(_folder.Path, ["report", .. bench.Inputs]);
        run.AssertRefused(ExitCode.Unreadable, why);
        Assert.DoesNotContain("Netra.Compliance.Cli", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_byte_order_mark_for_no_part_of_the_settings()
    {
        _folder.Write("netra.json", "\uFEFF{\"gate\":{\"minProtected\":0,}, /* none */ }");
        using var bench = new Bench();
        bench.Run(bench.AllPass().Ended());
        Assert.Equal(ExitCode.Pass, (await ToolRun.Of(_folder.Path, ["report", .. bench.Inputs])).Code);
    }

    public void Dispose() => _folder.Dispose();
}
