using System.Diagnostics;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Mutants;

public sealed class MutantCommandTests : IDisposable
{
    private const string Whole = "mutation-report.json";

    private readonly Bench _bench = new();

    public MutantCommandTests() => _bench.Run(_bench.AllPass().Ended());

    [Fact]
    public async Task Says_what_stands_on_survivors()
    {
        _bench.Add(Whole, MutationSample.Shop().Json());
        var run = await Report();
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("Mutants: $15,000 a month depends on 1 critical test that missed 1 of 3 reached mutants. "
            + "Mutation score 66.66%: 1 killed, 1 timed out, 1 survived; 1 killed only by other tests, not in the score. "
            + "2 mutants not counted for any test, because no report names the tests that reached them. "
            + "No critical test reached 1 other mutant.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("does not say which build it tested", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_of_which_tests_nothing_is_said()
    {
        _bench.Add(
            Whole, new MutationSample().Test("t1", MutationSample.Syncs).Mutant("Killed", 1, ["t1"], "t1").Json());
        Assert.Contains(
            "Mutants: 1 critical test reached 1 mutant and detected all of them. "
            + "Mutation score 100%: 1 killed, 0 timed out, "
            + "0 survived. "
            + "1 of 2 critical tests reached no mutant and have no score.\n", (await Report()).Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0%", ExitCode.Pass)]
    [InlineData("66.66%", ExitCode.Pass)]
    [InlineData("66.67%", ExitCode.Gate)]
    [InlineData("100%", ExitCode.Gate)]
    public async Task Asks_for_at_least_the_score(string score, ExitCode code)
    {
        _bench.Add(Whole, MutationSample.Shop().Json());
        Assert.Equal(code, (await Report("--min-mutation-score", score)).Code);
    }

    [Theory]
    [InlineData("0%")]
    [InlineData("100%")]
    public async Task Takes_no_report_for_no_pass(string score)
    {
        var run = await Report("--min-mutation-score", score);
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Contains("minMutationScore is set, but there is no mutation report among the inputs", run.Out,
            StringComparison.Ordinal);
        Assert.Contains(
            $"The gate fails: minMutationScore is 0%, but must be at least {score}.", run.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_report_in_which_no_critical_test_reached_anything_for_no_pass()
    {
        _bench.Add(
            Whole, new MutationSample().Test("t1", "Shop.Tests.Plain.Adds").Mutant("Killed", 1, ["t1"], "t1").Json());
        var run = await Report("--min-mutation-score", "1%");
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Contains("the mutation reports contain no mutant that a critical test reached", run.Out,
            StringComparison.Ordinal);
        Assert.Contains(
            "Mutants: No critical test reached a mutant that was tested.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_score_from_the_settings_and_lets_a_flag_win()
    {
        _bench.Add(Whole, MutationSample.Shop().Json()).Add("netra.json", "{\"gate\":{\"minMutationScore\":\"90%\"}}");
        Assert.Equal(ExitCode.Gate, (await Report()).Code);
        Assert.Equal(ExitCode.Pass, (await Report("--min-mutation-score", "60%")).Code);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("101%")]
    [InlineData("-1%")]
    [InlineData("most")]
    [InlineData("")]
    public async Task Knows_no_score_but_a_percentage(string score) =>
        (await Report("--min-mutation-score", score)).AssertRefused(
            ExitCode.Usage, $"\"{score}\" is not a percentage (80%)");

    [Theory]
    [InlineData("80")]
    [InlineData("\"80\"")]
    [InlineData("\"101%\"")]
    public async Task Refuses_settings_with_another_score(string score)
    {
        _bench.Add("netra.json", $"{{\"gate\":{{\"minMutationScore\":{score}}}}}");
        (await Report()).AssertRefused(ExitCode.Unreadable, "percentage");
    }

    [Fact]
    public async Task A_run_has_no_report_to_ask_for_a_score() =>
        (await ToolRun.Of(_bench.Folder, "run", "--min-mutation-score", "80%")).AssertRefused(
            ExitCode.Usage, "--min-mutation-score");

    [Theory]
    [InlineData("App.deps.json", "{\"targets\":{}}")]
    [InlineData("cut.json", "{\"files\":{\"a\":")]
    [InlineData("empty.json", "")]
    [InlineData("thresholds.json", "{\"thresholds\":{},\"files\":{}}")]
    [InlineData("list.json", "[\"schemaVersion\",\"files\",\"thresholds\"]")]
    [InlineData("mutation-report.json", "{\"schemaVersion\":\"2\"}")]
    [InlineData("obj/mutation-report.json", "{\"files\":")]
    [InlineData("node_modules/mutation-report.json", "{\"files\":")]
    public async Task Passes_over_other_json_in_a_folder(string name, string text)
    {
        _bench.Add(name, text);
        var run = await Report();
        Assert.Equal((ExitCode.Pass, ""), (run.Code, run.Error));
        Assert.DoesNotContain("Mutants:", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reports/mutation-report.json")]
    [InlineData("of-the-cart.json")]
    [InlineData("OF.JSON")]
    public async Task Finds_a_report_in_a_folder_by_what_it_holds(string name)
    {
        _bench.Add(name, MutationSample.Shop().Json());
        Assert.Contains("missed 1 of 3 reached mutants", (await Report()).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mutation-report.json", 40)]
    [InlineData("of-the-cart.json", 900)]
    public async Task Refuses_a_cut_report_that_it_finds_in_a_folder(string name, int length)
    {
        _bench.Add(name, MutationSample.Shop().Json()[..length]);
        (await Report()).AssertRefused(
            ExitCode.Unreadable, $"{name} is not a usable mutation report: it is truncated or damaged");
    }

    [Theory]
    [InlineData("{}", "schemaVersion is missing")]
    [InlineData("null", "it is null, expected an object")]
    [InlineData("", "it is empty")]
    [InlineData("\n", "it is empty")]
    public async Task Refuses_another_file_that_is_named_as_a_report(string text, string why)
    {
        _bench.Add("package.json", text);
        var run =
            await ToolRun.Of(_bench.Folder, "report", Path.Combine(_bench.Folder, "package.json"), _bench.Inputs[0]);
        run.AssertRefused(ExitCode.Unreadable, $"package.json is not a usable mutation report: {why}");
    }

    [Fact]
    public async Task Refuses_an_empty_report_that_it_finds_in_a_folder()
    {
        _bench.Add(Whole, "");
        (await Report()).AssertRefused(ExitCode.Unreadable,
            "mutation-report.json is not a usable mutation report: it is empty.");
    }

    [Fact]
    public async Task Names_a_pipe_and_UTF_16_for_what_they_are()
    {
        var path = Path.Combine(_bench.Folder, "named.json");
        await File.WriteAllTextAsync(path, MutationSample.Shop().Json(), System.Text.Encoding.Unicode);
        (await Report(path)).AssertRefused(ExitCode.Unreadable, "named.json is written in UTF-16: save it as UTF-8.");
        Assert.Equal(ExitCode.Pass, (await Report()).Code);
        File.Delete(path);
        await MakePipeAsync(path);
        (await Report(path)).AssertRefused(ExitCode.Unreadable, "named.json is a pipe");
    }

    [Fact]
    public async Task Takes_a_static_mutant_for_that_of_no_test_whoever_is_said_to_reach_it()
    {
        _bench.Add(Whole, Of("Killed", "Survived").Json(root => MutationSample.MutantOf(root)["static"] = true));
        var run = await Report("--min-mutation-score", "1%");
        Assert.Contains("0 killed, 0 timed out, 1 survived", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 mutant not counted for any test", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"static\":\"true\"")]
    [InlineData("\"static\":1")]
    [InlineData("\"static\":null")]
    public async Task Refuses_a_mutant_of_which_nobody_knows_whether_it_is_static(string said)
    {
        _bench.Add(Whole, Of("Killed").Json().Replace("\"static\":false", said, StringComparison.Ordinal));
        (await Report()).AssertRefused(ExitCode.Unreadable, "mutants[0].static is");
    }

    [Theory]
    [InlineData("Killed", "Survived")]
    [InlineData("Survived", "Killed")]
    [InlineData("Timeout", "Survived")]
    public async Task Believes_the_worse_where_one_report_says_both_of_a_mutant(string first, string second)
    {
        _bench.Add(Whole, Of(first, second).Json(root => Same(root, 1)));
        Assert.Contains("0 killed, 0 timed out, 1 survived", (await Report()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_a_report_that_is_named_once_however_often_it_is_named()
    {
        _bench.Add(Whole, MutationSample.Shop().Json());
        await Report(Path.Combine(_bench.Folder, Whole), Path.Combine(_bench.Folder, Whole));
        Assert.Contains("\"mutants\": {\n    \"reports\": 1,", await Written("ledger.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_wait_for_a_pipe_that_a_folder_holds()
    {
        await MakePipeAsync(Path.Combine(_bench.Folder, "pipe.json"));
        Assert.Equal(ExitCode.Pass, (await Report()).Code);
    }

    [Fact]
    public async Task Writes_the_same_bytes_again()
    {
        _bench.Add(Whole, MutationSample.Shop().Json());
        await Report();
        var first = await Written("ledger.json") + await Written("report.md") + await Written("report.html");
        await Report();
        Assert.Equal(first, await Written("ledger.json") + await Written("report.md") + await Written("report.html"));
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>Mutants that test 1 reaches, one a line.</summary>
    private static MutationSample Of(params string[] statuses) => statuses.Index().Aggregate(
        new MutationSample().Test("t1", MutationSample.SignsIn),
        (sample, each) => sample.Mutant(each.Item, each.Index + 1, ["t1"], each.Item == "Killed" ? ["t1"] : []));

    /// <summary>Puts a mutant in the place of the first.</summary>
    private static void Same(System.Text.Json.Nodes.JsonObject report, int index) =>
        MutationSample.MutantOf(report, index)["location"] = MutationSample.MutantOf(report)["location"]!.DeepClone();

    private static async Task MakePipeAsync(string path)
    {
        using var made = Process.Start("mkfifo", path);
        await made.WaitForExitAsync();
        Assert.Equal(0, made.ExitCode);
    }

    private Task<ToolRun> Report(params string[] more) => ToolRun.Of(_bench.Folder, ["report", _bench.Folder, .. more]);

    private Task<string> Written(string name) =>
        File.ReadAllTextAsync(Path.Combine(_bench.Folder, "artifacts", "compliance", name));
}
