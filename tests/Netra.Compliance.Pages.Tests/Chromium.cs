using Microsoft.Playwright;

namespace Netra.Compliance.Pages.Tests;

/// <summary>One browser for all tests of the pages.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>A test of a page that no browser reads would pass without a look at it.</summary>
    private static string Path =>
        Environment.GetEnvironmentVariable("NETRA_CHROMIUM") ?? Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "There is no browser, so no page was tested: install chromium, or name one in NETRA_CHROMIUM.");

    public async Task InitializeAsync()
    {
        var path = Path;
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
