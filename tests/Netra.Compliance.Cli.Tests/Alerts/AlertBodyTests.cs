using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Alerts;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Tests.Alerts;

/// <summary>What each receiver is sent.</summary>
public sealed class AlertBodyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Alertmanager_resolves_what_is_good_again()
    {
        var alert = Change(RevenueState.AtRisk, RevenueState.Proven, "pass");
        var sent = JsonNode.Parse(AlertBody.Alertmanager(alert, Now))!.AsArray();
        Assert.Equal(["NetraGate", "NetraTest"], sent.Select(each => (string)each!["labels"]!["alertname"]!));
        Assert.All(sent, each => Assert.Equal(Now, (DateTimeOffset)each!["endsAt"]!));
    }

    [Fact]
    public void Alertmanager_keeps_what_is_bad()
    {
        var alert = Change(RevenueState.Proven, RevenueState.AtRisk, "fail");
        var sent = JsonNode.Parse(AlertBody.Alertmanager(alert, Now))!.AsArray();
        Assert.All(sent, each => Assert.Equal(Now.AddDays(7), (DateTimeOffset)each!["endsAt"]!));
        Assert.Equal("#1 Flow: Proven → At risk, $15,000 a month", (string)sent[1]!["annotations"]!["summary"]!);
    }

    [Fact]
    public void Slack_and_Teams_take_no_title_for_markup()
    {
        var alert = Change(RevenueState.Proven, RevenueState.AtRisk, "fail", "*b* <!channel> [x](https://a.b)\n# h");
        var slack = JsonNode.Parse(AlertBody.Slack(alert, Now))!;
        Assert.All(slack["blocks"]!.AsArray(), block => Assert.Equal("plain_text", (string)block!["text"]!["type"]!));
        Assert.Equal("Netra: the gate now fails", (string)slack["text"]!);
        var card = JsonNode.Parse(AlertBody.Teams(alert, Now))!["attachments"]![0]!["content"]!;
        Assert.Equal("AdaptiveCard", (string)card["type"]!);
        Assert.All(card["body"]!.AsArray(), block => Assert.Equal("RichTextBlock", (string)block!["type"]!));
    }

    [Fact]
    public void A_message_lists_ten_changes_and_counts_the_rest()
    {
        var tests = Enumerable.Range(1, 13).Select(number => Test(number, RevenueState.AtRisk, $"T{number}"));
        var proven = tests.Select(test => test with { State = RevenueState.Proven });
        var before = new LedgerStatus("Shop.Tests", "pass", [.. proven]);
        var alert = Alert.Of(before, Ledger("fail", [.. tests]))!;
        Assert.Equal(11, alert.Lines.Count());
        Assert.Equal("… and 3 more", alert.Lines.Last());
        Assert.StartsWith("#13 ", alert.Lines.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_test_that_is_fine_is_no_news() =>
        Assert.Null(Alert.Of(new("Shop.Tests", "pass", []), Ledger("pass", Test(1, RevenueState.Proven, "Flow"))));

    private static Alert Change(RevenueState was, RevenueState now, string verdict, string title = "Flow") =>
        Alert.Of(new("Shop.Tests", verdict == "pass" ? "fail" : "pass", [Test(1, was, title)]),
            Ledger(verdict, Test(1, now, title)))!;

    private static AlertedLedger Ledger(string verdict, params TestStatus[] tests) =>
        new("A sentence.", new("Shop.Tests", verdict, [.. tests]), new RunContext());

    private static TestStatus Test(int number, RevenueState state, string title) =>
        new($"Shop.Tests/T{number}", number, title, state, 15_000 + number - 1);
}
