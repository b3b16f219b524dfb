using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Tokens;
using Netra.Apex.Storage;
using Netra.Apex.Tests.Auth.Sockets;

namespace Netra.Apex.Tests.Security;

/// <summary>What a token opens, alone and beside a session's cookie.</summary>
public sealed class TokensTests(SocketPlatform platform) : IClassFixture<SocketPlatform>
{
    private const string Tool = "performance/tools/apex/gpu_analyzer";

    [Theory]
    [InlineData("GET", "auth/session")]
    [InlineData("GET", "performance/tools")]
    [InlineData("POST", "security/tokens")]
    [InlineData("PUT", "security/roles/ann")]
    public async Task A_token_opens_nothing_but_the_doors_for_programs(string method, string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(method, path, await TokenOfAsync("ann")));

    [Fact]
    public async Task A_token_opens_a_tool() =>
        Assert.Equal(HttpStatusCode.OK, await SendAsync("POST", Tool, await TokenOfAsync("ann")));

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task A_client_learns_that_the_server_has_no_sessions_and_not_that_its_token_is_bad(string method)
    {
        var status = await SendAsync(method, "performance/mcp", await TokenOfAsync("ann"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
    }

    /// <remarks>Which is off here: it has no Redis.</remarks>
    [Fact]
    public async Task A_token_opens_the_queue()
    {
        var status = await SendAsync("POST", "infrastructure/queue/claims", await TokenOfAsync("ann"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("")]
    public async Task A_cookie_does_not_make_up_for_a_bad_token(string token)
    {
        var (cookie, _) = await platform.SignInAsync("ann");
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("POST", Tool, token, cookie));
    }

    [Fact]
    public async Task A_token_counts_before_the_cookie_of_another_customer()
    {
        var ann = await platform.SignInAsync("ann");
        await SendAsync("POST", Tool, await TokenOfAsync("beth"), ann.Cookie);
        await using var context = await platform.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        var last = await context.Set<AuditRow>().OrderBy(row => row.Sequence).LastAsync();
        Assert.Contains("\"who\":\"beth\"", last.Content);
    }

    private async Task<string> TokenOfAsync(string name)
    {
        using var http = Client();
        http.DefaultRequestHeaders.Add("Cookie", (await platform.SignInAsync(name)).Cookie);
        using var made = await http.PostAsJsonAsync("security/tokens", new { name = "ci" });
        return (await made.Content.ReadFromJsonAsync<NewToken>())!.Token;
    }

    private async Task<HttpStatusCode> SendAsync(string method, string path, string token, string? cookie = null)
    {
        using var http = Client();
        using var content = JsonContent.Create(new { });
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        request.Headers.Add("Cookie", cookie is null ? [] : [cookie]);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private HttpClient Client() =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = platform.Address };
}
