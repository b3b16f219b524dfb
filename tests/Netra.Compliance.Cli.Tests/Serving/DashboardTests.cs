using System.Net;
using Netra.Compliance.Cli.Tests.History;

namespace Netra.Compliance.Cli.Tests.Serving;

/// <summary>The pages over a history.</summary>
public sealed class DashboardTests
{
    private const string Evil = "<script>alert(1)</script>\"'&";

    private static readonly LedgerScript First = new((1, "Proven", 10_000), (2, "Proven", 500));

    private static readonly LedgerScript Second =
        new((1, "AtRisk", 10_000), (2, "Proven", 500)) { StartedAt = "2026-03-02T00:00:00Z", Verdict = "fail" };

    [Fact]
    public async Task Shows_the_newest_run_and_how_it_came_to_be_so()
    {
        await using var bench = await DashboardBench.StartAsync(Second, First);
        var page = (await bench.GetAsync("/")).Text;
        Assert.Contains(
            "<h1>$500 of $10,500 a month is proven; $10,000 is at risk.</h1>", page, StringComparison.Ordinal);
        Assert.Contains("2 runs, 2026-03-01 12:00 to 2026-03-02 00:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains("The gate failed in this run.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("category", "Revenue", "$500", "$10,500")]
    [InlineData("stage", "not stated", "$500", "$10,500")]
    [InlineData("module", "Data", "$500", "$500")]
    [InlineData("owner", "Ada", "$500", "$10,500")]
    public async Task Divides_the_portfolio(string by, string name, string proven, string declared)
    {
        await using var bench = await DashboardBench.StartAsync(First, Second);
        var table = (await bench.GetAsync("/")).Text.Split($"<h3>By {by}</h3>")[^1].Split("</table>")[0];
        var row = table.Split($"<bdi>{name}</bdi>")[1].Split("</tr>")[0];
        Assert.Contains($">{proven}</td>", row, StringComparison.Ordinal);
        Assert.EndsWith($"<td class=\"n\">{declared}</td>", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_one_branch_and_keeps_others_out()
    {
        await using var bench = await DashboardBench.StartAsync(First, Second with { Branch = "a&b=c" });
        Assert.Contains("$500 of $10,500", (await bench.GetAsync("/?branch=a%26b%3Dc")).Text, StringComparison.Ordinal);
        Assert.Contains("$10,500 of $10,500", (await bench.GetAsync("/?branch=main")).Text, StringComparison.Ordinal);
        var none = await bench.GetAsync("/?branch=other");
        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.Contains("No run of branch other is in the history.", none.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/?branch=a%26b%3Dc\"", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_run_and_what_changed_since_the_one_before_on_its_branch()
    {
        var between = First with { Branch = "other", StartedAt = "2026-03-01T13:00:00Z" };
        await using var bench = await DashboardBench.StartAsync(First, between, Second);
        var page = (await bench.GetAsync("/runs/latest")).Text;
        Assert.Contains(
            "<bdi>Signs in</bdi>: worse from Proven to At risk, $10,000 a month", page, StringComparison.Ordinal);
        Assert.Contains("run of 2026-03-01 12:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains("<b><bdi>It holds</bdi></b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Changes since", (await bench.GetAsync("/runs/latest~1")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/runs/ffffffff")]
    [InlineData("/runs/x")]
    [InlineData("/runs/")]
    [InlineData("/favicon.ico")]
    [InlineData("/../h.db")]
    public async Task Says_what_is_not_there(string path)
    {
        await using var bench = await DashboardBench.StartAsync();
        var answer = await bench.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("<h1>", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs/latest")]
    [InlineData("/runs/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/?branch=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task Encodes_names_of_others(string path)
    {
        await using var bench = await DashboardBench.StartAsync(First with { Title = Evil, Branch = Evil });
        var page = (await bench.GetAsync(path)).Text;
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD", "/", HttpStatusCode.OK)]
    [InlineData("HEAD", "/metrics", HttpStatusCode.OK)]
    [InlineData("PUT", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/runs/latest", HttpStatusCode.MethodNotAllowed)]
    public async Task Answers_to_reading_alone(string method, string path, HttpStatusCode status)
    {
        await using var bench = await DashboardBench.StartAsync();
        using var caller = new HttpClient();
        using var request = new HttpRequestMessage(new(method), new Uri(bench.Address, path));
        Assert.Equal(status, (await caller.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Sees_a_run_that_is_added_while_it_serves()
    {
        await using var bench = await DashboardBench.StartAsync(First);
        Assert.Contains("The gate passed", (await bench.GetAsync("/")).Text, StringComparison.Ordinal);
        await bench.History.AddAsync(Second);
        Assert.Contains("The gate failed", (await bench.GetAsync("/")).Text, StringComparison.Ordinal);
        await bench.History.RunAsync("prune", "--keep", "1");
        Assert.Contains("1 runs in the history", (await bench.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_a_new_branch_and_an_older_run_at_once()
    {
        await using var bench = await DashboardBench.StartAsync(First, Second);
        await bench.PageAsync("/?branch=main");
        await bench.History.AddAsync(First with { Branch = "new", StartedAt = "2026-02-01T00:00:00Z" });
        Assert.Contains("<bdi>new</bdi>", await bench.PageAsync("/?branch=main"), StringComparison.Ordinal);
        await bench.History.RunAsync("prune", "--keep", "2");
        await bench.PageAsync("/");
        await bench.History.AddAsync(First with { Title = "Other", StartedAt = "2026-02-02T00:00:00Z" });
        Assert.Contains("3 runs, 2026-02-02", await bench.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_history_cannot_be_read_and_recovers()
    {
        await using var bench = await DashboardBench.StartAsync(First);
        var file = bench.History.File;
        File.Move(file, file + ".away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bench.GetAsync("/")).Status);
        File.Move(file + ".away", file);
        Assert.Equal(HttpStatusCode.OK, (await bench.GetAsync("/")).Status);
    }
}
