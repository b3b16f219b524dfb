using System.Text;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Rendering;

namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class SummaryMarkdownTests : IDisposable
{
    private readonly FormatSample _sample = new();

    [Fact]
    public void Has_verdict_bar_gate_changes_attention_and_tests_in_this_order()
    {
        var text = SummaryMarkdown.ForStep(_sample.Ledger());
        string[] order = ["## $0 of $55,000 a month is proven", "| State | A month | Share |", "| Gate | Asked |",
            "Since the baseline: tests:", "### Look here first", "| # | Test | Module |"];
        var places = order.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Names_every_rule_of_the_gate()
    {
        var ledger = _sample.Ledger();
        var text = SummaryMarkdown.ForComment(ledger);
        Assert.All(ledger.Gate.Rules, rule => Assert.Contains(RuleWords.Of(rule.Name), text, StringComparison.Ordinal));
    }

    [Fact]
    public void Shows_the_highest_revenue_first()
    {
        var text = SummaryMarkdown.ForComment(_sample.Ledger());
        int Place(string row) => text.IndexOf(row, StringComparison.Ordinal);
        Assert.InRange(Place("| 2 | Test 2 |"), 1, Place("| 1 | Test 1 |"));
    }

    [Theory]
    [InlineData("word")]
    [InlineData(Hostile.Text)]
    [InlineData("\uD83D\uDE00@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a@a")]
    public void Stays_within_the_limits_and_says_how_many_tests_it_leaves_out(string name)
    {
        var ledger = Many(Hostile.Fill(_sample.Ledger(), name).Record, 30_000);
        var (step, comment) = (SummaryMarkdown.ForStep(ledger), SummaryMarkdown.ForComment(ledger));
        Assert.InRange(Encoding.UTF8.GetByteCount(step), 1024 * 1000, 1024 * 1024);
        Assert.InRange(comment.Length, 64_000, 65_536);
        Assert.All([step, comment], text => AssertCounted(text, 30_000));
    }

    [Fact]
    public void Shows_all_where_there_is_room() =>
        Assert.DoesNotContain("ledger.json", SummaryMarkdown.ForComment(_sample.Ledger()), StringComparison.Ordinal);

    public void Dispose() => _sample.Dispose();

    private static void AssertCounted(string text, int tests)
    {
        var shown = text.Split('\n').Count(line => line.StartsWith("| 7", StringComparison.Ordinal));
        Assert.InRange(shown, 1, tests);
        Assert.Contains($"\n{tests - shown:#,0} more tests are in ledger.json.\n", text, StringComparison.Ordinal);
    }

    private static ComplianceLedger Many(ComplianceLedger ledger, int tests) => ledger with
    {
        Tests = [.. Enumerable.Repeat(ledger.Tests[0] with { Number = 7 }, tests)],
    };
}
