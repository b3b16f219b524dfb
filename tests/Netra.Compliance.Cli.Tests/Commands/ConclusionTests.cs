using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>The sentence that the exit code goes with: last, and green or red where a person sees colours.</summary>
public sealed class ConclusionTests : IDisposable
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("passed",
        "\u001b[32m$0 of $35,000 a month is proven; $35,000 is protected but not proven. The gate passes.\u001b[0m\n")]
    [InlineData("failed",
        "\u001b[31m$0 of $35,000 a month is proven; $20,000 is protected but not proven; $15,000 is at risk. The gate "
        + "fails: ")]
    public async Task A_report_ends_with_its_verdict(string outcome, string last)
    {
        _bench.Run(_bench.AllPass().Test(Bench.Flow, "Signs_in", outcome).Ended());
        var (output, _) = await RunAsync(Coloured.Out, ["report", .. _bench.Inputs]);
        Assert.StartsWith(last, output[(output.LastIndexOf('\n', output.Length - 2) + 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_red_on_the_error_stream_alone()
    {
        Assert.Equal(("", "\u001b[31m/none does not exist: name an existing file or folder.\u001b[0m\n"),
            await RunAsync(Coloured.Error, "report", "/none"));
        Assert.Equal(("", "/none does not exist: name an existing file or folder.\n"),
            await RunAsync(Coloured.Out, "report", "/none"));
    }

    [Fact]
    public async Task A_check_ends_with_its_sum()
    {
        File.WriteAllText(Path.Combine(_bench.Folder, "A.cs"), "class A;");
        var (output, _) = await RunAsync(Coloured.Out, "check", _bench.Folder);
        Assert.Matches("\n\u001b\\[32m1 files, 1 lines: 0 findings in [^\n]+\u001b\\[0m\n$", output);
    }

    [Theory]
    [InlineData(true, true, null, "xterm", Coloured.Out | Coloured.Error)]
    [InlineData(true, false, null, "xterm", Coloured.Out)]
    [InlineData(false, true, "", null, Coloured.Error)]
    [InlineData(false, false, null, "xterm", Coloured.None)]
    [InlineData(true, true, "1", "xterm", Coloured.None)]
    [InlineData(true, true, null, "dumb", Coloured.None)]
    public void Colours_are_for_terminals_whose_owner_wants_them(
        bool output, bool error, string? noColor, string? term, Coloured colours) =>
        Assert.Equal(colours,
            Terminal.ColoursOf(output, error, name => name == "NO_COLOR" ? noColor : name == "TERM" ? term : null));

    [Fact]
    public async Task A_failure_says_where_what_was_expected_and_what_was_met()
    {
        var end = new { @event = "ended", total = 4, failed = 1, skipped = 0, durationMs = 1.0 };
        _bench.Run(_bench.AllPass().Add(Begun).Add(Failed).Add(end));
        var (output, _) = await RunAsync(Coloured.None, ["report", .. _bench.Inputs]);
        const string Said =
            "Failed: Signs in at Auth/Flow.cs:42 (test 1 \"Test 1\", $15,000 a month): Assert.Equal() Failure: Values "
            + "differ\n"
            + "  | Expected: 1\n  | Actual:   2\n";
        Assert.Contains(Said, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, "  | line 8\nTests: ")]
    [InlineData(9, "  | line 8\n  | … (1 more lines)\nTests: ")]
    public async Task A_failure_that_says_much_says_how_much_more_there_is(int lines, string last)
    {
        var message = string.Join('\n', Enumerable.Range(1, lines).Select(line => $"line {line}"));
        _bench.Run(_bench.AllPass().Test(Bench.Flow, "Signs_in", "failed", message: message).Ended());
        Assert.Contains(
            last, (await RunAsync(Coloured.None, ["report", .. _bench.Inputs])).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_without_end_leaves_the_money_in_sight()
    {
        _bench.Run(
            _bench.AllPass().Test(Bench.Flow, new string('x', 3000), "failed").Test(Bench.Flow, "Signs_in", "failed")
                .Ended());
        var (output, _) = await RunAsync(Coloured.None, ["report", .. _bench.Inputs]);
        Assert.Matches("Failed: Shop.Tests.Auth.Flow.x{279} … [(]2,721 characters left out[)]\n", output);
        Assert.Contains("Failed: Shop.Tests.Auth.Flow.Signs_in (test 1 \"Test 1\", $15,000 a month)\n", output,
            StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static object Begun => new
    {
        @event = "started", id = "a", occurrence = 1, @class = Bench.Flow, method = "Signs_in", display = "Signs in",
        proof = false,
    };

    private static object Failed => new
    {
        @event = "finished", id = "a", occurrence = 1, @class = Bench.Flow, method = "Signs_in", display = "Signs in",
        proof = false, outcome = "failed", durationMs = 1.0,
        message = "Assert.Equal() Failure: Values differ\nExpected: 1\nActual:   2", file = "Auth/Flow.cs", line = 42,
    };

    private async Task<(string Out, string Error)> RunAsync(Coloured colours, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        await NetraTool.RunAsync(args, new Terminal(output, error, IsInteractive: false, _bench.Folder, colours));
        return (output.ToString(), error.ToString());
    }
}
