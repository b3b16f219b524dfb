using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class TokenRenewalTests : IAsyncLifetime
{
    private const string Renewed = """{"access_token":"new access","refresh_token":"new refresh","expires_in":3600}""";
    private static readonly TimeSpan Margin = new SignInSettings().RenewalMargin;
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private readonly StubProvider _provider = new();
    private AuthPlatform _platform = null!;
    private string _key = "";

    private SessionStore Sessions => _platform.Get<SessionStore>();

    public async Task InitializeAsync() => _platform = await _provider.StartPlatformAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task Renews_when_just_the_margin_is_left()
    {
        Answer(Renewed);
        await OpenAsync(Margin);
        var request = await RequestAsync();
        Assert.Equal("new access", request.Properties.GetTokenValue("access_token"));
        Assert.Contains("grant_type=refresh_token", Assert.Single(_provider.Requests));
        Assert.Contains("refresh_token=old+refresh", _provider.Requests[0]);
    }

    [Fact]
    public async Task Stores_what_it_renewed_with_its_expiry()
    {
        Answer(Renewed);
        await OpenAsync(Margin);
        await RequestAsync();
        var stored = (await Sessions.RetrieveAsync(_key))!.Properties;
        Assert.Equal("new access", stored.GetTokenValue("access_token"));
        Assert.Equal("new refresh", stored.GetTokenValue("refresh_token"));
        Assert.Equal(Wire(_platform.Time.GetUtcNow().AddHours(1)), stored.GetTokenValue("expires_at"));
    }

    [Fact]
    public async Task Renews_nothing_while_more_than_the_margin_is_left()
    {
        await OpenAsync(Margin + Tick);
        await RequestAsync();
        Assert.Empty(_provider.Requests);
    }

    [Fact]
    public async Task Keeps_a_refresh_token_that_the_provider_does_not_rotate()
    {
        Answer("""{"access_token":"new access","expires_in":3600}""");
        await OpenAsync(Margin);
        Assert.Equal("old refresh", (await RequestAsync()).Properties.GetTokenValue("refresh_token"));
    }

    [Fact]
    public async Task Ends_the_session_when_the_provider_refuses_for_good()
    {
        Answer("""{"error":"invalid_grant"}""", HttpStatusCode.BadRequest);
        await OpenAsync(Margin);
        Assert.Null((await RequestAsync()).Principal);
        Assert.Null(await Sessions.RetrieveAsync(_key));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"invalid_request"}""")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "come back later")]
    [InlineData(HttpStatusCode.OK, "this is not JSON")]
    [InlineData(HttpStatusCode.OK, """{"access_token":"one that never expires"}""")]
    public async Task Goes_on_with_the_old_token_when_the_provider_is_out_of_order(HttpStatusCode status, string body)
    {
        Answer(body, status);
        await OpenAsync(TimeSpan.Zero);
        var request = await RequestAsync();
        Assert.NotNull(request.Principal);
        Assert.Equal("old access", request.Properties.GetTokenValue("access_token"));
        Assert.NotNull(await Sessions.RetrieveAsync(_key));
    }

    [Fact]
    public async Task Goes_on_with_the_old_token_when_the_line_to_the_provider_is_reset()
    {
        _provider.Answer.SetException(new SocketException());
        await OpenAsync(TimeSpan.Zero);
        Assert.Equal("old access", (await RequestAsync()).Properties.GetTokenValue("access_token"));
    }

    [Fact]
    public async Task Asks_again_at_the_next_request_after_an_outage()
    {
        Answer("", HttpStatusCode.ServiceUnavailable);
        await OpenAsync(Margin);
        await RequestAsync();
        await RequestAsync();
        Assert.Equal(2, _provider.Requests.Count);
    }

    [Fact]
    public async Task A_request_during_a_renewal_goes_on_with_a_token_that_is_still_good()
    {
        await OpenAsync(Tick);
        var first = RequestAsync();
        Assert.Equal("old access", (await RequestAsync()).Properties.GetTokenValue("access_token"));
        Answer(Renewed);
        await first;
        Assert.Single(_provider.Requests);
    }

    [Fact]
    public async Task A_request_during_a_renewal_waits_when_its_token_has_expired()
    {
        await OpenAsync(TimeSpan.Zero);
        Task<CookieValidatePrincipalContext>[] requests = [RequestAsync(), RequestAsync()];
        Answer(Renewed);
        var tokens = (await Task.WhenAll(requests)).Select(request => request.Properties.GetTokenValue("access_token"));
        Assert.Equal(["new access", "new access"], tokens);
        Assert.Single(_provider.Requests);
    }

    [Fact]
    public async Task A_request_that_waits_is_refused_when_the_session_ends_meanwhile()
    {
        await OpenAsync(TimeSpan.Zero);
        Task<CookieValidatePrincipalContext>[] requests = [RequestAsync(), RequestAsync()];
        Answer("""{"error":"invalid_grant"}""", HttpStatusCode.BadRequest);
        Assert.All(await Task.WhenAll(requests), request => Assert.Null(request.Principal));
    }

    [Fact]
    public async Task A_claim_is_exclusive_until_it_is_released_or_runs_out()
    {
        var ticket = await OpenAsync(Margin);
        var (claims, id) = (_platform.Get<RenewalClaims>(), SessionStore.IdOf(ticket.Properties)!);
        await claims.TryRunAsync(id, async () =>
        {
            Assert.False(await claims.TryRunAsync(id, () => Task.CompletedTask));
            _platform.Time.Advance(TimeSpan.FromMinutes(2));
            Assert.True(await claims.TryRunAsync(id, () => Task.CompletedTask));
        });
        Assert.True(await claims.TryRunAsync(id, () => Task.CompletedTask));
    }

    [Fact]
    public async Task A_claim_is_released_by_a_failure()
    {
        var ticket = await OpenAsync(Margin);
        var (claims, id) = (_platform.Get<RenewalClaims>(), SessionStore.IdOf(ticket.Properties)!);
        await Assert.ThrowsAsync<TimeoutException>(() => claims.TryRunAsync(id, () => throw new TimeoutException()));
        Assert.True(await claims.TryRunAsync(id, () => Task.CompletedTask));
    }

    private static string Wire(DateTimeOffset time) => time.ToString("o", CultureInfo.InvariantCulture);

    private void Answer(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        _provider.Answer.SetResult((status, body));

    private async Task<CookieValidatePrincipalContext> RequestAsync()
    {
        var scheme = new AuthenticationScheme(Session.Scheme, null, typeof(CookieAuthenticationHandler));
        var ticket = await Sessions.RetrieveAsync(_key) ?? throw new InvalidOperationException("There is no session.");
        var context = new CookieValidatePrincipalContext(new DefaultHttpContext(), scheme, new(), ticket);
        await _platform.Get<TokenRenewal>().RenewIfDueAsync(context);
        return context;
    }

    private async Task<AuthenticationTicket> OpenAsync(TimeSpan left)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = _platform.Time.GetUtcNow() + Session.Lifetime };
        var ticket = new AuthenticationTicket(
            new Customer("42", "ada@example.com").ToPrincipal(), properties, Session.Scheme);
        ticket.Properties.StoreTokens(TokensFor(left));
        _key = await Sessions.StoreAsync(ticket);
        return ticket;
    }

    private IEnumerable<AuthenticationToken> TokensFor(TimeSpan left) =>
    [
        new() { Name = "access_token", Value = "old access" },
        new() { Name = "refresh_token", Value = "old refresh" },
        new() { Name = "expires_at", Value = Wire(_platform.Time.GetUtcNow() + left) },
    ];
}
