using Microsoft.Playwright;

namespace Netra.Compliance.Pages.Tests;

/// <summary>The report's page as a reader uses it.</summary>
[Collection(nameof(Chromium))]
public sealed class PageTests(Chromium chromium)
{
    [Theory]
    [InlineData("mrr>=1199 state:atrisk", "1 of 200 tests")]
    [InlineData("module:auth owner:team-4", "8 of 200 tests")]
    [InlineData("#3", "1 of 200 tests")]
    [InlineData("\"test 20 \"", "1 of 200 tests")]
    [InlineData("mrr<1k", "0 of 200 tests")]
    public async Task Finds_what_all_terms_hold_for(string query, string found)
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(200));
        await open.Page.FillAsync("#search", query);
        Assert.StartsWith(found, await open.Page.TextContentAsync(".found"), StringComparison.Ordinal);
        Assert.Equal("", await open.Page.TextContentAsync("#mistakes"));
    }

    [Theory]
    [InlineData("mrr>lots", "\"lots\" is no amount of money")]
    [InlineData("state:fine", "\"fine\" is no state")]
    [InlineData("colour:red", "\"colour:\" is not known")]
    [InlineData("#x", "\"#x\" is no number of a test")]
    [InlineData("owner:", "owner: needs a value")]
    [InlineData("\"open", "A \" is missing")]
    public async Task Says_what_is_wrong_with_a_query(string query, string said)
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(20));
        await open.Page.FillAsync("#search", query);
        Assert.StartsWith(said, await open.Page.TextContentAsync("#mistakes"), StringComparison.Ordinal);
        Assert.Equal("true", await open.Page.GetAttributeAsync("#search", "aria-invalid"));
    }

    [Fact]
    public async Task Opens_the_test_that_a_link_names_with_expected_and_actual()
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(20), hash: "#test-3");
        await Assertions.Expect(open.Page.Locator("#drawer-title")).ToHaveTextAsync("3 Test 3 keeps what was paid for");
        await Assertions.Expect(open.Page.Locator(".compare dd").First).ToHaveTextAsync("1");
        await Assertions.Expect(open.Page.Locator(".compare dd").Last).ToHaveTextAsync("2");
    }

    [Fact]
    public async Task Goes_through_the_rows_by_key_and_returns_the_focus_from_the_drawer()
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(2_000));
        await open.Page.Locator(".canvas a[tabindex='0']").FocusAsync();
        await open.Page.Keyboard.PressAsync("End");
        await open.Page.Keyboard.PressAsync("ArrowUp");
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("#drawer-title")).ToContainTextAsync("2 Test 2");
        await open.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("#test-2", await open.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
    }

    [Fact]
    public async Task Turns_its_tabs_by_key()
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(20));
        await open.Page.GetByRole(AriaRole.Tab, new() { Name = "Report" }).FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.True(await open.Page.IsVisibleAsync("#panel-evidence"));
        Assert.False(await open.Page.IsVisibleAsync("#panel-report"));
    }

    [Fact]
    public async Task Groups_and_sorts()
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(20));
        await open.Page.SelectOptionAsync("#group", "module");
        Assert.Contains("· 5 tests · ", await open.Page.Locator(".group").First.TextContentAsync());
        await open.Page.SelectOptionAsync("#group", "");
        await open.Page.Locator(".head .c-number button").ClickAsync();
        Assert.Equal("1", await open.Page.Locator(".canvas .c-number").First.TextContentAsync());
    }

    [Fact]
    public async Task Is_whole_without_script()
    {
        await using var open =
            await OpenPage.OfAsync(chromium, Ledgers.Of(200), new() { JavaScriptEnabled = false });
        Assert.True(await open.Page.Locator("h1").IsVisibleAsync());
        Assert.True(await open.Page.Locator("h2:text('Gate')").IsVisibleAsync());
        Assert.True(await open.Page.Locator("#test-200").IsVisibleAsync());
        Assert.True(await open.Page.Locator("text=And 100 more tests").IsVisibleAsync());
        Assert.False(await open.Page.Locator("#search").IsVisibleAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_no_wider_than_a_phone(bool hasScript)
    {
        var phone = new BrowserNewContextOptions { ViewportSize = new() { Width = 320, Height = 640 } };
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(200), phone);
        await open.Page.EvaluateAsync("has => document.documentElement.classList.toggle('js', has)", hasScript);
        Assert.Equal(320, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Runs_no_text_of_others()
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(20), hash: "#test-1");
        await Assertions.Expect(open.Page.Locator("#drawer-title")).ToHaveTextAsync($"1 Test 1 {Ledgers.Evil}");
        Assert.NotEqual("run", await open.Page.TitleAsync());
        Assert.Equal(0, await open.Page.Locator("img").CountAsync());
        Assert.Empty(open.Errors);
    }
}
