using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Netra.Apex.Auth.SignIn;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class SignInEndpointsTests
{
    [Fact]
    public async Task Names_the_keys_when_no_provider_is_configured()
    {
        await using var platform = await AuthPlatform.StartAsync();
        var (status, answer) = await GetAsync(platform, "/auth/sign-in");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(
            "Sign-in needs a provider: set Apex:Auth:SignIn:Authority, Apex:Auth:SignIn:ClientId and "
            + "Apex:Auth:SignIn:ClientSecret.",
            answer.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Refuses_to_start_while_the_provider_is_out_of_reach()
    {
        await using var platform = await StartAsync(NobodysAddress());
        var (status, answer) = await GetAsync(platform, "/auth/sign-in");
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Equal("ProviderFailed", answer.GetProperty("refused").GetString());
    }

    [Theory]
    [InlineData("/auth/consent")]
    [InlineData("/auth/complete")]
    public async Task Refuses_a_step_of_a_browser_that_has_not_started(string step)
    {
        await using var platform = await AuthPlatform.StartAsync();
        var (status, answer) = await GetAsync(platform, step);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("NotStarted", answer.GetProperty("refused").GetString());
    }

    [Theory]
    [InlineData("http://ann:pw@provider.example/", "apex", "secret",
        "Authority is not an https address (or http on loopback); set one.")]
    [InlineData("https://provider.example/", "", "secret", "ClientId is missing")]
    [InlineData("https://provider.example/", "apex", "", "ClientSecret is missing")]
    [InlineData(null, "apex", "", "Authority is missing")]
    [InlineData(null, "", "secret", "Authority is missing")]
    public void Says_what_a_provider_needs(string? authority, string id, string secret, string sentence) =>
        Assert.StartsWith($"Apex:Auth:SignIn:{sentence}", Assert.Single(SettingsOf(authority, id, secret).Problems()));

    [Theory]
    [InlineData(null, "", "")]
    [InlineData("https://provider.example/", "apex", "secret")]
    [InlineData("http://127.0.0.1:5000/", "apex", "secret")]
    public void Accepts_no_provider_https_and_http_on_loopback(string? authority, string id, string secret) =>
        Assert.Empty(SettingsOf(authority, id, secret).Problems());

    [Fact]
    public void Refuses_times_that_make_no_sense()
    {
        var settings = new SignInSettings { Limit = TimeSpan.Zero, RenewalMargin = TimeSpan.FromTicks(-1) };
        Assert.Equal(2, settings.Problems().Count());
        Assert.Empty(
            new SignInSettings { Limit = TimeSpan.FromMilliseconds(1), RenewalMargin = TimeSpan.Zero }.Problems());
    }

    private static SignInSettings SettingsOf(string? authority, string id, string secret) =>
        new() { Authority = authority is null ? null : new Uri(authority), ClientId = id, ClientSecret = secret };

    private static Task<AuthPlatform> StartAsync(Uri provider) => AuthPlatform.StartAsync(
        ("Apex:Auth:SignIn:Authority", provider.AbsoluteUri),
        ("Apex:Auth:SignIn:ClientId", "apex"),
        ("Apex:Auth:SignIn:ClientSecret", "secret"));

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> GetAsync(AuthPlatform platform, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var answer = await http.GetAsync(new Uri(platform.Address, path));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static Uri NobodysAddress()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://{socket.LocalEndPoint}/");
    }
}
