using Microsoft.Playwright;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Pages.Tests;

/// <summary>A report's page, open in the browser.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netra-page-").FullName;
    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    private OpenPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>What the script failed at, and what the page's policy refused.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static async Task<OpenPage> OfAsync(
        Chromium chromium, ComplianceLedger ledger, BrowserNewContextOptions? options = null, string hash = "")
    {
        var context = await chromium.Browser.NewContextAsync(options);
        var open = new OpenPage(context, await context.NewPageAsync());
        open.Page.PageError += (_, error) => open._errors.Add(error);
        open.Page.Console += (_, message) => open._errors.AddRange(message.Type == "error" ? [message.Text] : []);
        await open.GoAsync(ledger, hash, hasScript: options?.JavaScriptEnabled != false);
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task GoAsync(ComplianceLedger ledger, string hash, bool hasScript)
    {
        await Page.GotoAsync(new Uri(ReportFiles.Write(ledger, _folder)) + hash);
        if (hasScript)
        {
            await Page.WaitForSelectorAsync("html[data-ready]");
        }
    }
}
