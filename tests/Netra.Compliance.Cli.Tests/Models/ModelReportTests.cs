using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Schemas;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>A real model in the ledger, the gate and the reports.</summary>
public sealed class ModelReportTests : IDisposable
{
    private static readonly ModelUsage Used = new()
    {
        Model = "odd-1", Endpoint = "host", Calls = 7, InputTokens = 12_345, OutputTokens = 67, CostUsd = 0.0123m,
        BudgetUsd = 1,
        TokenLimit = 500_000, Answered = ["odd-1-large"], Retries = 2, Estimated = 1,
    };

    private readonly Bench _bench = new();

    [Fact]
    public void Reports_show_what_was_used()
    {
        const string Sentence =
            "Model: odd-1 at host: 7 calls completed, 12,345 tokens read and 67 written, cost $0.0123 of a budget of "
            + "$1.00.";
        var ledger = Ledger(Used);
        Assert.Contains(Sentence, HtmlReport.Render(ledger).ToString().Replace("<bdi>", ""));
        Assert.Contains("12,345 tokens read and 67 written, cost", MarkdownReport.Render(ledger));
        Assert.Contains("The endpoint calls it odd-1-large. 2 calls were retried after a rate limit.", Used.Text);
        Assert.Equal(ExitCode.Pass, ledger.Gate.Code);
    }

    [Theory]
    [InlineData("0.00009", "less than $0.0001")]
    [InlineData("0", "$0.00")]
    [InlineData("0.0001", "$0.0001")]
    [InlineData("1234.5", "$1,234.50")]
    public void A_cost_is_never_shown_as_nothing(string usd, string shown) =>
        Assert.Equal(shown, ModelUsage.Money(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Ledgers_with_a_model_meet_their_schema()
    {
        var schema = PublishedSchemaTests.Schema("ledger");
        ModelUsage[] usages = [Used,
            Used with { CostUsd = null, BudgetUsd = null, Failed = 1, LastFailure = "500.", Stopped = "Stopped." }];
        Assert.All(usages, usage => Assert.Empty(SchemaCheck.Errors(schema, Ledger(usage).ToJson())));
    }

    [Fact]
    public void A_run_that_was_stopped_says_so_before_all_that_is_missing()
    {
        _bench.Run(_bench.Script().Test(Bench.Flow, "Signs_in", "failed"));
        var ledger = Ledger(Used with { Stopped = "Stopped before the budget." });
        Assert.Equal(
            (ExitCode.Budget, "Stopped before the budget."), (ledger.Gate.Code, AttentionList.Of(ledger)[0].Line));
    }

    [Fact]
    public void A_model_that_no_test_asked_is_a_fault_of_the_inventory()
    {
        var ledger = Ledger(Used with { Calls = 0 });
        Assert.Equal("--real-llm: no test called odd-1 at host, so nothing was tested with it.",
            Assert.Single(ledger.Problems));
        Assert.Equal(ExitCode.Inventory, ledger.Gate.Code);
    }

    [Fact]
    public void A_model_that_answered_nothing_is_named_with_its_last_failure() =>
        Assert.EndsWith("answered no test. The last failure: 401 No.", Assert.Single(
            Ledger(Used with { Calls = 0, Failed = 3, LastFailure = "401 No." }).Problems));

    public void Dispose() => _bench.Dispose();

    private ComplianceLedger Ledger(ModelUsage usage)
    {
        _bench.Run(_bench.AllPass().Ended());
        return ComplianceLedger.Of(ModelEvidence.Add(_bench.Facts(), usage), new GateOptions());
    }
}
