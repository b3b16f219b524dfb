using Netra.Compliance.Cli.Checking;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Tests.Checking;

public sealed class CheckTextTests
{
    [Theory]
    [InlineData("warning", false, "1 open      0 notes      0 suppressed", "1 findings")]
    [InlineData("error", false, "1 open      0 notes      0 suppressed", "1 findings")]
    [InlineData("note", false, "0 open      1 notes      0 suppressed", "0 findings")]
    [InlineData("note", true, "0 open      0 notes      1 suppressed", "0 findings")]
    [InlineData("error", true, "0 open      0 notes      1 suppressed", "0 findings")]
    public void Counts_as_open_what_the_sum_counts(string level, bool suppressed, string counts, string sum)
    {
        var finding = new Finding("NETRA2006", level, "No proof.", "A.cs", 1, suppressed);
        var result = new CheckResult([finding], new(1, 1), [], [], new(default, default));
        var text = CheckText.Render(result) + CheckText.Summary(result);
        Assert.Contains(counts, text, StringComparison.Ordinal);
        Assert.Contains(sum, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, "A.cs:50 NETRA1003 Packed.\nWorst files:")]
    [InlineData(51, "A.cs:50 NETRA1003 Packed.\n… and 1 more; use --format json for all.\n")]
    public void Lists_what_counts_by_its_place_up_to_fifty(int findings, string end)
    {
        var all = Enumerable.Range(1, findings)
            .Select(line => new Finding("NETRA1003", "warning", "Packed.", "A.cs", line, false));
        Assert.Contains(
            end, CheckText.Render(new([.. all], new(1, 1), [], [], new(default, default))), StringComparison.Ordinal);
    }
}
