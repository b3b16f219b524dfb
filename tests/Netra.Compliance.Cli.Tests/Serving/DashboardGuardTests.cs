using System.Net;

namespace Netra.Compliance.Cli.Tests.Serving;

/// <summary>Who is let in, and what every answer carries.</summary>
public sealed class DashboardGuardTests
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("/")]
    [InlineData("/runs/x")]
    [InlineData("/metrics")]
    [InlineData("/live.js")]
    public async Task Every_answer_forbids_what_the_pages_do_not_need(string path)
    {
        await using var bench = await DashboardBench.StartAsync();
        var headers = (await bench.GetAsync(path)).Headers;
        Assert.StartsWith("default-src 'none'; ", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY", "no-store", "no-referrer"), (headers["X-Content-Type-Options"],
            headers["X-Frame-Options"], headers["Cache-Control"], headers["Referrer-Policy"]));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("")]
    public async Task Answers_to_no_name_but_its_own(string host)
    {
        await using var bench = await DashboardBench.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.GetAsync("/", ("Host", host))).Status);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task Answers_to_the_names_of_this_machine(string host)
    {
        await using var bench = await DashboardBench.StartAsync();
        var named = ("Host", $"{host}:{bench.Address.Port}");
        Assert.Equal(HttpStatusCode.OK, (await bench.GetAsync("/", named)).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs/latest")]
    [InlineData("/live")]
    [InlineData("/live/events")]
    [InlineData("/metrics")]
    public async Task Asks_for_the_token_before_anything_else(string path)
    {
        await using var bench = await DashboardBench.StartAsync(DashboardBench.Token);
        var answer = await bench.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.DoesNotContain("$", answer.Text, StringComparison.Ordinal);
        Assert.Contains("action=\"/sign-in\"", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer " + DashboardBench.Token, HttpStatusCode.OK)]
    [InlineData("bearer " + DashboardBench.Token, HttpStatusCode.OK)]
    [InlineData("Basic " + DashboardBench.Token, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer " + DashboardBench.Token + "x", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer let-me-in-012345678", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData(DashboardBench.Token, HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task Lets_in_by_the_whole_token_alone(string authorization, HttpStatusCode status)
    {
        await using var bench = await DashboardBench.StartAsync(DashboardBench.Token);
        Assert.Equal(status, (await bench.GetAsync("/metrics", ("Authorization", authorization))).Status);
    }

    [Fact]
    public async Task Signs_a_browser_in_by_a_cookie_that_is_not_the_token()
    {
        await using var bench = await DashboardBench.StartAsync(DashboardBench.Token);
        var signedIn = await bench.PostAsync("/sign-in", Form, $"token={DashboardBench.Token}");
        var cookie = signedIn.Headers["Set-Cookie"];
        Assert.Equal((HttpStatusCode.Redirect, "/"), (signedIn.Status, signedIn.Headers["Location"]));
        Assert.Contains("samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(bench, cookie.Split(';')[0]));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithCookieAsync(bench, $"netra={DashboardBench.Token}"));
    }

    [Theory]
    [InlineData(Form, "token=wrong")]
    [InlineData(Form, "token=")]
    [InlineData(Form, "")]
    [InlineData(Form, "other=let-me-in-0123456789")]
    [InlineData("multipart/form-data", "token=let-me-in-0123456789")]
    [InlineData("multipart/form-data; boundary=x", "garbage")]
    [InlineData(Json, "{\"token\":\"let-me-in-0123456789\"}")]
    public async Task Refuses_another_token(string type, string body)
    {
        await using var bench = await DashboardBench.StartAsync(DashboardBench.Token);
        var answer = await bench.PostAsync("/sign-in", type, body);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.False(answer.Headers.ContainsKey("Set-Cookie"));
        Assert.Contains("This is not the token.", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/live", "text/plain", null)]
    [InlineData("/live", Form, null)]
    [InlineData("/live", Json, "http://evil.example")]
    [InlineData("/live", Json, "null")]
    [InlineData("/live/", "text/plain", null)]
    [InlineData("/live/", Json, "http://evil.example")]
    [InlineData("/LIVE", "text/plain", null)]
    [InlineData("/%6Cive/", "text/plain", null)]
    public async Task Takes_no_run_from_a_browser(string path, string type, string? origin)
    {
        await using var bench = await DashboardBench.StartAsync();
        (string, string)[] headers = origin is null ? [] : [("Origin", origin)];
        Assert.Equal(HttpStatusCode.Forbidden, (await bench.PostAsync(path, type, "{}", headers)).Status);
    }

    private static async Task<HttpStatusCode> WithCookieAsync(DashboardBench bench, string cookie) =>
        (await bench.GetAsync("/", ("Cookie", cookie))).Status;
}
