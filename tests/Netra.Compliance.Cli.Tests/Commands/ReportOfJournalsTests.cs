using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>Journals that say something else than that one run of one build came to its end: none of them
/// passes.</summary>
public sealed class ReportOfJournalsTests : IDisposable
{
    private const string End = "{\"event\":\"ended\",\"total\":0,\"failed\":0,\"skipped\":0,\"durationMs\":1}";

    private readonly Bench _bench = new();

    [Fact]
    public async Task Passes_the_run_that_the_others_are_made_of() =>
        Assert.Equal(ExitCode.Pass, (await ReportAsync(Good().Text)).Code);

    [Fact]
    public async Task Passes_a_run_with_a_byte_order_mark_and_line_ends_of_windows() =>
        Assert.Equal(ExitCode.Pass,
            (await ReportAsync("\uFEFF" + Good().Text.Replace("\n", "\r\n", StringComparison.Ordinal))).Code);

    [Fact]
    public async Task Refuses_a_second_run_in_one_file() =>
        (await ReportAsync(_bench.AllPass().Text + Good().Text)).AssertRefused(
            ExitCode.Unreadable, "begins a second run at line 8");

    [Theory]
    [InlineData("{\"event\":\"weather\"}\n")]
    [InlineData("{\"event\":\"finis")]
    [InlineData(End + "\n")]
    [InlineData("x")]
    public async Task Refuses_anything_after_an_end_record(string more) =>
        (await ReportAsync(Good().Text + more)).AssertRefused(ExitCode.Unreadable, "after its end record");

    [Fact]
    public async Task Refuses_a_run_that_follows_the_end_of_another() =>
        (await ReportAsync(Good().Text + Good().Text)).AssertRefused(ExitCode.Unreadable,
            "continues at line 18, after its end record");

    [Theory]
    [InlineData("{\"event\":\"ended\"}", "line 8: it lacks 'total', 'failed', 'skipped', 'durationMs'")]
    [InlineData("{\"event\":\"ended\",\"total\":3,\"total\":3,\"failed\":0,\"skipped\":0,\"durationMs\":1}",
        "line 8: it has the key \"total\" twice")]
    [InlineData("{\"event\":\"control\",\"event\":\"ended\"}", "line 8: it has the key \"event\" twice")]
    [InlineData("{\"event\":\"control\",\"later\":{\"a\":1,\"a\":2}}", "line 8: it has the key \"a\" twice")]
    [InlineData("{\"event\":\"control\",\"kind\":\"noop\",\"class\":null,\"held\":null,\"message\":null}", "(at held)")]
    [InlineData("{\"event\":\"control\",\"kind\":null,\"class\":null,\"held\":true,\"message\":null}",
        "a value is null where null is not allowed (at kind)")]
    [InlineData("{\"event\":\"control\",\"kind\":\"noop\",\"class\":null,\"held\":\"true\",\"message\":null}",
        "a value has the wrong type (at held)")]
    [InlineData("{\"event\":\"control\",\"kind\":\"dream\",\"class\":null,\"held\":true,\"message\":null}",
        "\"kind\" is \"dream\", expected one of noop, canary")]
    [InlineData("{\"event\":\"error\",\"scope\":\"class\",\"classes\":null,\"message\":null}", "(at classes)")]
    [InlineData("{\"event\":\"error\",\"scope\":\"class\",\"classes\":[null],\"message\":null}",
        "has null for an item of \"classes\"")]
    [InlineData("{\"event\":\"error\",\"scope\":\"class\",\"classes\":[[\"a\"]],\"message\":null}", "(at classes")]
    [InlineData("{\"event\":\"error\",\"scope\":\"class\",\"classes\":[],\"message\":\"\\ud800\"}",
        "text that is not Unicode in \"message\"")]
    [InlineData("{\"event\":\"error\",\"scope\":\"class\",\"classes\":[\"\\udc00\"],\"message\":null}",
        "text that is not Unicode in \"classes\"")]
    [InlineData("{\"event\":\"\\ud800\"}", "text that is not Unicode in \"event\"")]
    [InlineData("{\"\\ud800\":1,\"event\":\"error\"}", "a key that is not Unicode")]
    [InlineData("{\"event\":\"error\",\"scope\":\"a\u0000\"}", "it is not JSON after \"scope\"")]
    [InlineData("{\"event\":\"finished\",\"durationMs\":NaN}", "it is not JSON after \"durationMs\"")]
    [InlineData("{\"event\":\"finished\",\"durationMs\":Infinity}", "it is not JSON after \"durationMs\"")]
    [InlineData("{\"event\":5}", "it lacks \"event\"")]
    [InlineData("[]", "it lacks \"event\"")]
    [InlineData("5", "it lacks \"event\"")]
    [InlineData("null", "it lacks \"event\"")]
    [InlineData("\u0000\u0000", "it is not JSON at its beginning")]
    public async Task Names_line_and_key_of_what_is_no_event(string line, string why) =>
        (await ReportAsync(_bench.AllPass().Raw(line).Text)).AssertRefused(ExitCode.Unreadable, why);

    [Theory]
    [InlineData("\"durationMs\":12.5", "\"durationMs\":1e400", "\"durationMs\" is Infinity, expected 0 to 1e12")]
    [InlineData("\"durationMs\":12.5", "\"durationMs\":-0.001", "\"durationMs\" is -0.001, expected 0 to 1e12")]
    [InlineData("\"durationMs\":12.5", "\"durationMs\":1000000000001", "\"durationMs\" is 1000000000001")]
    [InlineData("\"durationMs\":12.5", "\"durationMs\":\"NaN\"", "(at durationMs)")]
    [InlineData("\"occurrence\":1", "\"occurrence\":0", "\"occurrence\" is 0, expected 1 or more")]
    [InlineData("\"occurrence\":1", "\"occurrence\":2147483648", "(at occurrence)")]
    [InlineData("\"occurrence\":1", "\"occurrence\":1.5", "(at occurrence)")]
    [InlineData("\"outcome\":\"passed\"", "\"outcome\":\"Passed\"",
        "\"outcome\" is \"Passed\", expected one of passed, failed, skipped")]
    [InlineData("\"outcome\":\"passed\"", "\"outcome\":\"\"", "\"outcome\" is \"\"")]
    [InlineData("\"verdict\":\"Caught\"", "\"verdict\":\"caught\"",
        "\"verdict\" is \"caught\", expected one of Caught")]
    [InlineData("\"line\":1", "\"line\":0", "\"line\" is 0, expected 1 or more")]
    [InlineData("\"total\":5", "\"total\":-1", "\"total\" is -1, expected 0 or more")]
    [InlineData("\"mvid\":\"", "\"mvid\":\"?", "\"mvid\" is \"?")]
    [InlineData("\"run\":\"", "\"run\":null,\"was\":\"", "a value is null where null is not allowed (at run)")]
    [InlineData("\"startedAt\":\"2026", "\"startedAt\":\"20261", "(at startedAt)")]
    public async Task Names_line_and_key_of_a_value_that_cannot_be(string good, string bad, string why)
    {
        var run = await ReportAsync(Good().Text.Replace(good, bad, StringComparison.Ordinal));
        run.AssertRefused(ExitCode.Unreadable, why);
        Assert.Contains(".jsonl is damaged at line ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n\n\r\n", "is empty")]
    [InlineData("\uFEFF", "is empty")]
    [InlineData(End + "\n", "does not begin with a run record")]
    [InlineData("{\"event\":\"weather\"}\n", "is not in the format netra.journal/1")]
    [InlineData("{\"event\":\"run\",\"schema\":\"netra.journal/1\",\"schema\":\"netra.journal/1\"}\n",
        "line 1: it has the key \"schema\" twice")]
    [InlineData("{\"event\":\"run\",\"schema\":\"netra.journal/1\"}\n", "line 1: it lacks 'assembly'")]
    [InlineData("{\"event\":\"run\",\"schema\":null}\n", "is not in the format netra.journal/1")]
    [InlineData("{\"event\":\"run\",\"schema\":\"\\ud800\"}\n", "does not begin with a run record")]
    [InlineData("{\"event\":\"run\",\"schema\":\"netra.journal/2\",\"so\":\"new\"}\n",
        "supports up to netra.journal/1: update netra")]
    [InlineData("[]\n", "is not in the format netra.journal/1")]
    public async Task Refuses_a_first_line_that_is_no_header(string text, string why) =>
        (await ReportAsync(text)).AssertRefused(ExitCode.Unreadable, why);

    [Fact]
    public async Task Refuses_what_is_nested_deeply() =>
        (await ReportAsync(_bench.AllPass().Raw("{\"event\":" + new string('[', 10_000)).Text)).AssertRefused(
            ExitCode.Unreadable, "line 8: it is nested too deeply after \"event\"");

    [Fact]
    public async Task Refuses_a_line_that_no_run_writes() =>
        (await ReportAsync(_bench.AllPass().Raw(new string('x', 20_000_000)).Text)).AssertRefused(
            ExitCode.Unreadable, "line 8: the line is longer than 16 MB");

    [Fact]
    public async Task Takes_a_long_message_for_what_it_is() => Assert.Equal(
        ExitCode.TestsFailed,
        (await ReportAsync(
            _bench.AllPass().Test(Bench.Sync, "Syncs", "failed", message: new string('x', 1_000_000))
                .Ended().Text)).Code);

    [Theory]
    [InlineData(1, ExitCode.TestsFailed)]
    [InlineData(0, ExitCode.Unreadable)]
    public async Task Tells_a_cut_last_line_from_a_damaged_one(int cut, ExitCode code) =>
        Assert.Equal(code,
            (await ReportAsync(
                _bench.AllPass().Text + "{\"event\":\"ended\",\"total\":" + (cut == 0 ? "\n" : ""))).Code);

    [Fact]
    public async Task Refuses_a_test_that_starts_twice() =>
        (await ReportAsync(
            Good().Text.Replace("\"id\":\"case-2\"", "\"id\":\"case-1\"", StringComparison.Ordinal)
                .Replace("\"event\":\"finished\"", "\"event\":\"weather\"", StringComparison.Ordinal)))
            .AssertRefused(ExitCode.Unreadable, "\"id\" case-1 starts again before it finished");

    [Theory]
    [InlineData("\"started\"", "\"weather\"", "line 3: \"id\" case-1 finishes and has not started")]
    [InlineData("\"occurrence\":1", "\"occurrence\":2", "line 3: \"id\" case-1 finishes and has not started")]
    [InlineData("\"method\":\"Signs_in\"", "\"method\":\"Signs_out\"",
        "line 3: \"id\" case-1 finishes as another test than it started")]
    [InlineData("Auth.Flow\"", "Auth.Flew\"", "line 3: \"id\" case-1 finishes as another test than it started")]
    [InlineData("\"proof\":false", "\"proof\":true", "line 3: \"id\" case-1 finishes as another test than it started")]
    public async Task Refuses_the_end_of_a_test_that_did_not_begin(string good, string bad, string why)
    {
        var lines = Good().Text.Split('\n');
        lines[1] = lines[1].Replace(good, bad, StringComparison.Ordinal);
        (await ReportAsync(string.Join('\n', lines))).AssertRefused(ExitCode.Unreadable, why);
    }

    [Fact]
    public async Task Refuses_a_test_that_ends_twice()
    {
        var lines = Good().Text.Split('\n');
        (await ReportAsync(string.Join('\n', [.. lines[..3], lines[2], .. lines[3..]])))
            .AssertRefused(ExitCode.Unreadable, "line 4: \"id\" case-1 finishes and has not started");
    }

    [Theory]
    [InlineData(0, ExitCode.TestsFailed)]
    [InlineData(1, ExitCode.TestsFailed)]
    [InlineData(2, ExitCode.Pass)]
    [InlineData(3, ExitCode.Pass)]
    public async Task Fails_a_run_with_more_verdicts_than_proof_tests(int rows, ExitCode code)
    {
        var script = Verdicts().Test("Netra.Compliance.Generated.ProofEngineCanary", "Is_caught", proof: true);
        var all = Enumerable.Range(0, rows)
            .Aggregate(script, (text, _) => text.Test("Shop.FlowProofs", "Catches_the_fault", proof: true));
        var run = await ReportAsync(all.Ended().Text);
        Assert.Equal(code, run.Code);
        Assert.Equal(rows < 2, run.Out.Contains($"2 proof verdicts and {rows} finished proof tests",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_events_that_it_passed_over()
    {
        var run = await ReportAsync(_bench.AllPass().Raw("{\"event\":\"weather\"}").Ended().Text);
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("skipped (weather): update netra.", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>Both faults caught, by the word of no test.</summary>
    private JournalScript Verdicts() => _bench.AllPass().Control("canary")
        .Control("noop", @class: Bench.Flow, point: "Signs_in").Verdict(Bench.Flow, "Signs_in", "Shop.Forged")
        .Control("noop", @class: Bench.Flow, point: "Signs_out").Verdict(Bench.Flow, "Signs_out", "Shop.Stays");

    private JournalScript Good() => Bench.WithProofs(_bench.AllPass()).Ended();

    private Task<ToolRun> ReportAsync(string journal)
    {
        _bench.Add("a.jsonl", journal);
        return ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
    }
}
