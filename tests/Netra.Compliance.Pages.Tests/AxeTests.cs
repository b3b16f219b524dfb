using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Netra.Compliance.Pages.Tests;

/// <summary>The pages as axe sees them, in a real browser.</summary>
[Collection(nameof(Chromium))]
public sealed class AxeTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task Finds_nothing_in_list_drawer_and_second_tab(int width, ColorScheme scheme)
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(200), Screen(width, scheme));
        await AssertCleanAsync(open.Page);
        await open.Page.Locator(".canvas a").First.ClickAsync();
        await AssertCleanAsync(open.Page);
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.GetByRole(AriaRole.Tab, new() { Name = "Evidence" }).ClickAsync();
        await AssertCleanAsync(open.Page);
    }

    [Theory]
    [InlineData("mrr>lots")]
    [InlineData("nothing is called this")]
    public async Task Finds_nothing_in_a_search(string query)
    {
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(200), Screen(1280, ColorScheme.Light));
        await open.Page.FillAsync("#search", query);
        await AssertCleanAsync(open.Page);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Finds_nothing_without_script(int width)
    {
        var screen = Screen(width, ColorScheme.Light);
        screen.ReducedMotion = ReducedMotion.Reduce;
        await using var open = await OpenPage.OfAsync(chromium, Ledgers.Of(200), screen);
        await open.Page.EvaluateAsync("document.documentElement.classList.remove('js')");
        await open.Page.AddStyleTagAsync(new() { Content = ".app, .tabs { display: none } .panel { display: block }" });
        await AssertCleanAsync(open.Page);
    }

    private static BrowserNewContextOptions Screen(int width, ColorScheme scheme) => new()
    {
        ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme,
        ReducedMotion = ReducedMotion.Reduce,
    };

    private static async Task AssertCleanAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(found => $"{found.Id}: {found.Nodes[0].Html} {found.Help}"));
    }
}
