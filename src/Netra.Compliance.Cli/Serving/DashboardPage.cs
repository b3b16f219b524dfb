using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Serving;

/// <summary>What every page of the dashboard has around its content. Style and script are files of their own, so that
/// the policy can forbid all others.</summary>
internal static class DashboardPage
{
    /// <summary>The stylesheet: that of the reports, and what the dashboard has beside it.</summary>
    public static string Style { get; } = Stylesheet.Text + PageFile.Read("dashboard.css");

    public static Html Render(string title, Html main, Html? script = null) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · Netra</title>
        <link rel="stylesheet" href="/dashboard.css">
        {script ?? Html.Empty}
        </head>
        <body>
        <nav aria-label="Pages"><a href="/">Overview</a> <a href="/live">Live runs</a></nav>
        <main>
        {main}
        </main>
        </body>
        </html>

        """);
}

/// <summary>Asks for the token.</summary>
internal static class SignInPage
{
    /// <summary>The page.</summary>
    /// <param name="said">What was wrong with the last token; empty for nothing.</param>
    public static Html Render(string said) => DashboardPage.Render("Sign in", Html.Of($"""
        <h1>This dashboard asks for a token</h1>
        <p role="status">{said}</p>
        <form method="post" action="/sign-in">
        <label>Token, as in NETRA_SERVE_TOKEN <input type="password" name="token" autocomplete="current-password"
          required=""></label>
        <button>Sign in</button>
        </form>
        """));
}

/// <summary>Runs while they go; without a script, the page loads itself again.</summary>
internal static class LivePage
{
    private static readonly Html Head = Html.Of($"""
        <script src="/live.js" defer=""></script>
        <noscript><meta http-equiv="refresh" content="5"></noscript>
        """);

    public static string Script { get; } = PageFile.Read("live.js");

    public static Html Render(Html runs) => DashboardPage.Render("Live runs", Html.Of($"""
        <h1>Live runs</h1>
        <p id="link" role="status"></p>
        <div id="runs">
        {runs}
        </div>
        """), Head);
}
