using System.Text;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Rendering;

/// <summary>What the page's script is given, and what is there without it.</summary>
public sealed class PageDataTests : IDisposable
{
    private readonly Bench _bench = new();
    private readonly ComplianceLedger _ledger;

    public PageDataTests() => _ledger = _bench.Run(Bench.WithProofs(_bench.AllPass()).Ended()).Ledger();

    [Fact]
    public void Holds_a_row_of_every_test_the_highest_revenue_first()
    {
        var rows = PageParts.Rows(Page(_ledger));
        var titles = rows.GetProperty("titles").EnumerateArray().Select(each => each.GetString());
        Assert.Equal(["Test 2", "Test 1"], titles);
        Assert.Equal([20_000, 15_000], rows.GetProperty("usd").EnumerateArray().Select(each => each.GetDecimal()));
    }

    [Fact]
    public void Holds_faults_assertions_and_the_command_that_runs_a_point_again()
    {
        var point = PageParts.Evidence(Page(_ledger)).Last().GetProperty("points")[0];
        Assert.Equal("Forged", point.GetProperty("faults")[0].GetProperty("name").GetString());
        Assert.Equal("✓ caught", point.GetProperty("faults")[0].GetProperty("verdict").GetString());
        Assert.Equal($"dotnet test --filter \"FullyQualifiedName={Bench.Flow}.Signs_in\"",
            point.GetProperty("rerun").GetString());
    }

    [Fact]
    public void Shows_the_code_of_a_point_beside_that_of_its_faults()
    {
        var page = Page(WithCode(_ledger, () => "Assert.True(x);"));
        var point = PageParts.Evidence(page).Last().GetProperty("points")[0];
        Assert.All([point, point.GetProperty("faults")[0]], shown =>
            Assert.Equal("Assert.True(x);", shown.GetProperty("code").GetProperty("text").GetString()));
    }

    [Fact]
    public void Leaves_out_code_before_evidence()
    {
        var random = new Random(7);
        var page = Page(WithCode(Many(500), () => Words(random, 2_000)));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, HtmlReport.MostBytes);
        var points = PageParts.Evidence(page).SelectMany(test => test.GetProperty("points").EnumerateArray()).ToList();
        Assert.Equal(Many(500).Tests.Sum(test => test.Points.Length), points.Count);
        Assert.DoesNotContain(points, point => point.TryGetProperty("code", out _));
    }

    [Theory]
    [InlineData("Shop.Tests.A", "dotnet test --filter \"FullyQualifiedName~Shop.Tests.A.\"")]
    [InlineData("Shop.Übung+Inner_1", "dotnet test --filter \"FullyQualifiedName~Shop.Übung+Inner_1.\"")]
    [InlineData("A\"; rm -rf ~; \"", null)]
    [InlineData("A$(x)", null)]
    [InlineData("A`1", null)]
    public void Gives_no_command_that_a_shell_could_read_as_more(string @class, string? command) =>
        Assert.Equal(command, RerunCommand.Of(_ledger.Tests[0] with { Class = @class }));

    [Fact]
    public void Shows_a_hundred_rows_without_script_and_says_how_many_more_there_are()
    {
        var page = Page(Many(101));
        Assert.Equal(100, System.Text.RegularExpressions.Regex.Count(page, " class=\"test\" id=\"test-"));
        Assert.Contains("<p>And 1 more tests, of less revenue", page, StringComparison.Ordinal);
        Assert.DoesNotContain("more tests, of less revenue", Page(Many(100)), StringComparison.Ordinal);
    }

    [Fact]
    public void Stays_within_its_limit_and_says_whose_evidence_it_leaves_out()
    {
        var page = Page(Unlike(10_000));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 250 * 1024, HtmlReport.MostBytes);
        var left = 10_000 - PageParts.Evidence(page).Count();
        Assert.InRange(left, 1, 9_999);
        var said = FormattableString.Invariant($"The evidence of the {left:#,0} tests with the least revenue");
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Equal(10_000, PageParts.Rows(page).GetProperty("numbers").GetArrayLength());
    }

    [Fact]
    public void Lets_no_script_run_but_its_own()
    {
        var page = Page(_ledger);
        Assert.Contains($"content=\"default-src 'none'; ", page, StringComparison.Ordinal);
        Assert.Contains("; script-src 'sha256-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'unsafe", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(" on[a-z]+=\"", PageParts.WithoutScripts(page));
    }

    public void Dispose() => _bench.Dispose();

    private static string Page(ComplianceLedger ledger) => HtmlReport.Render(ledger).ToString();

    private ComplianceLedger Many(int count) =>
        _ledger with { Tests = [.. Enumerable.Range(1, count).Select(number => Of(_ledger.Tests[0], number))] };

    /// <summary>Tests whose texts have little in common.</summary>
    private ComplianceLedger Unlike(int count)
    {
        var (ledger, random) = (Many(count), new Random(7));
        return ledger with { Tests = [.. ledger.Tests.Select(test => test with { Justification = Words(random) })] };
    }

    private static string Words(Random random, int count = 60) => Convert.ToHexString(
        Enumerable.Range(0, count).Select(_ => (byte)random.Next(256)).ToArray());

    private static LedgerTest Of(LedgerTest test, int number) => test with
    {
        Number = number, Title = $"Test {number}", MonthlyRevenueUsd = number,
    };

    private static ComplianceLedger WithCode(ComplianceLedger ledger, Func<string> text) => ledger with
    {
        Tests = [.. ledger.Tests.Select(test => test with
        {
            Points = [.. test.Points.Select(point => WithCode(point, text))],
        })],
    };

    private static LedgerPoint WithCode(LedgerPoint point, Func<string> text) => point with
    {
        Code = Code(text), Proofs = [.. point.Proofs.Select(proof => proof with { Code = Code(text) })],
    };

    private static CodeExcerpt Code(Func<string> text) => new(new("Flow.cs", 3), text());
}
