namespace Netra.Apex.Infrastructure;

/// <summary>The page at <c>/</c>: says what runs here and where to go on.</summary>
internal static class StartPage
{
    private const string Page =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Netra Apex</title>
        <style>body { font: 1rem/1.5 system-ui; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark }</style>
        <h1>Netra Apex</h1>
        <p>A small platform for AI workload optimisation. It is the system under test of Netra Compliance:
        each of its critical tests guards a part of what customers pay for.</p>
        <ul>
        <li><a href="/health">Health</a></li>
        <li><a href="/openapi/v1.json">OpenAPI description of its endpoints</a></li>
        <li><a href="/auth/sign-in">Sign in</a></li>
        </ul>
        </html>
        """;

    public static IResult Show() => Results.Content(Page, "text/html; charset=utf-8");
}
