namespace Netra.Compliance.Cli.Rendering;

/// <summary>What every page has around its content: one file, no network, no script.</summary>
internal static class HtmlPage
{
    public static Html Render(string title, string style, Html main) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{title}</title>
        {Html.Style(style)}
        </head>
        <body>
        <main>
        {main}
        </main>
        </body>
        </html>

        """);
}
