using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Netra.Compliance.Cli.Live;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.History;
using Netra.Compliance.Cli.Tests.Serving;

namespace Netra.Compliance.Pages.Tests;

/// <summary>The dashboard in a real browser, whose policy lets nothing run but its own script.</summary>
[Collection(nameof(Chromium))]
public sealed class DashboardPageTests(Chromium chromium) : IAsyncLifetime
{
    private readonly List<string> _errors = [];
    private DashboardBench? _bench;

    private DashboardBench Bench => _bench!;

    public async Task InitializeAsync()
    {
        string[] states = ["Proven", "Protected", "AtRisk", "Unverified"];
        _bench = await DashboardBench.StartAsync([.. Enumerable.Range(0, 12).Select(run =>
            new LedgerScript((1, states[run % 4], 10_000), (2, "Proven", 500))
            {
                StartedAt = $"2026-03-{run + 1:00}T12:00:00Z", Title = Ledgers.Evil,
                Branch = $"b{run % 2}{Ledgers.Evil}",
                Verdict = states[run % 4] == "AtRisk" ? "fail" : "pass",
            })]);
    }

    public Task DisposeAsync() => Bench.DisposeAsync().AsTask();

    [Theory]
    [InlineData("/", 1280, ColorScheme.Light)]
    [InlineData("/", 1280, ColorScheme.Dark)]
    [InlineData("/", 320, ColorScheme.Light)]
    [InlineData("/runs/latest", 1280, ColorScheme.Light)]
    [InlineData("/runs/latest", 320, ColorScheme.Dark)]
    [InlineData("/live", 1280, ColorScheme.Light)]
    [InlineData("/live", 320, ColorScheme.Dark)]
    [InlineData("/nowhere", 320, ColorScheme.Light)]
    public async Task Is_clean_for_axe(string path, int width, ColorScheme scheme)
    {
        await using var link = await LinkAsync();
        var page =
            await OpenAsync(path, new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html} {found.Help}"));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Follows_a_run_and_lets_its_names_be_text()
    {
        var page = await OpenAsync("/live");
        await using var link = await LinkAsync();
        await Assertions.Expect(page.Locator("#runs h2")).ToHaveTextAsync(Ledgers.Evil);
        await link.EndAsync(new("pass", "The gate passes."));
        await Assertions.Expect(page.Locator(".badge")).ToHaveTextAsync("pass");
        Assert.Equal("Live runs · Netra", await page.TitleAsync());
        Assert.Empty(_errors);
    }

    [Fact]
    public async Task Leads_from_the_overview_to_a_run_and_back()
    {
        var page = await OpenAsync("/");
        await page.Locator("#runs a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("a month is proven");
        await page.Locator("details.test summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("text=It holds").First).ToBeVisibleAsync();
        await page.Locator("nav a").First.ClickAsync();
        await Assertions.Expect(page.Locator("#trend svg").First).ToBeVisibleAsync();
        Assert.Empty(_errors);
    }

    [Fact]
    public async Task Signs_in_by_the_form()
    {
        await using var locked = await DashboardBench.StartAsync(DashboardBench.Token);
        var page = await OpenAsync(locked.Address.ToString(), new());
        await page.FillAsync("input", "not the token at all");
        await page.ClickAsync("button");
        await Assertions.Expect(page.Locator("text=This is not the token.")).ToBeVisibleAsync();
        await page.FillAsync("input", DashboardBench.Token);
        await page.ClickAsync("button");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("a month is proven");
    }

    private async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        var page = await chromium.Browser.NewPageAsync(options?.ViewportSize is null ? new() : new()
        {
            ViewportSize = options.ViewportSize, ColorScheme = options.ColorScheme,
        });
        page.Console += (_, message) => _errors.AddRange(message.Type == "error" ? [message.Text] : []);
        await page.GotoAsync(new Uri(Bench.Address, path).ToString());
        return page;
    }

    private async Task<LiveLink> LinkAsync()
    {
        var link = new LiveLink(new(Bench.Address, null), Ledgers.Evil, TimeProvider.System, TextWriter.Null);
        var test = new TestProgress(1, Ledgers.Evil, Ledgers.Evil)
        {
            Usd = 10_000, Points = 2, Finished = 1, Failed = 1, IsRunning = true,
        };
        await link.TellAsync("Testing", new("1 of 2 points") { Run = new(1, 0, 1) { Tests = [test] } });
        return link;
    }
}
