using Netra.Compliance.Analyzers.Tests.House;

namespace Netra.Compliance.Analyzers.Tests.Docs;

public sealed class RuleTableTests
{
    private const string Opening =
        "<!-- rules: made by RuleTableTests; UPDATE_SNAPSHOTS=1 ./netra test makes it anew -->\n";
    private const string Closing = "<!-- /rules -->";

    private static readonly string Readme = Path.Combine(Repository.Root, "README.md");

    [Fact]
    public void The_table_of_the_README_is_what_the_rules_say()
    {
        var (before, table, after) = Parts(File.ReadAllText(Readme));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Readme, before + RuleTable.Render() + after);
            return;
        }

        Assert.True(RuleTable.Render() == table,
            $"The README's table of rules is old: UPDATE_SNAPSHOTS=1 ./netra test --filter {nameof(RuleTableTests)} "
            + $"makes it anew.\n{RuleTable.Render()}");
    }

    [Fact]
    public void The_table_has_a_row_for_every_rule() =>
        Assert.Equal(RuleCatalog.Descriptors.Length + 2, RuleTable.Render().Count(letter => letter == '\n'));

    private static (string Before, string Table, string After) Parts(string text)
    {
        var (start, end) = (text.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length,
            text.IndexOf(Closing, StringComparison.Ordinal));
        Assert.InRange(start, Opening.Length, end);
        return (text[..start], text[start..end], text[end..]);
    }
}
