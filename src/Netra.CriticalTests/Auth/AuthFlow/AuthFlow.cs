using System.Net;
using Netra.Apex.Auth.Sessions;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>OpenID Connect against a provider with Google's shape, on loopback. This part: signing in.</summary>
[CriticalTest(1, "Auth flow")]
[BusinessValue(
    15_000,
    "Paying customers come back every day; one who cannot sign in, or finds a stranger in the account, does not",
    Category = BusinessCategory.CustomerRetention,
    Stage = CustomerStage.Retention)]
public sealed partial class AuthFlow(SignInFixture apex)
{
    [Fact]
    [Covers("Authorization code with PKCE end to end: who allowed it at the provider is asked, and gets the session")]
    [ProvenBy(typeof(UsesSubjectAsEmail))]
    [ProvenBy(typeof(SwitchesPkceOff))]
    public async Task Signs_a_customer_in_end_to_end()
    {
        var visit = apex.NewVisit();
        var atProvider = await visit.StartAsync();
        await visit.CallBackAsync(await visit.AllowAsync(atProvider));
        var asked = await visit.ReadConsentAsync();
        await visit.ConsentAsync();
        await visit.EstablishAsync();
        Assert.Equal((visit.Email, visit.Email), (asked, (await visit.SessionAsync()).Field("email")));
        Assert.Equal("S256", atProvider.Parameter("code_challenge_method"));
    }

    [Fact]
    [Covers("Cookies of sign-in and session are out of reach for scripts and for requests from other sites")]
    [ProvenBy(typeof(SessionCookieNotHttpOnly))]
    [ProvenBy(typeof(SessionCookieSameSiteNone))]
    [ProvenBy(typeof(NonceCookieNotHttpOnly))]
    public async Task Keeps_its_cookies_from_scripts_and_other_sites()
    {
        var visit = apex.NewVisit();
        var started = await visit.AskForSignInAsync();
        await visit.GoToCompletionAsync();
        string[] cookies = [.. started.Cookies, .. await SessionCookiesAsync(visit)];
        Assert.DoesNotContain(cookies, cookie => !(cookie.Contains("; samesite=lax") && cookie.Contains("; httponly")));
    }

    /// <remarks>The attacker signs in, plants the session cookie in the customer's browser, and keeps a copy.</remarks>
    [Fact]
    [Covers("Signing in over a planted session ends it: the attacker who planted it is signed out, the customer is in")]
    [ProvenBy(typeof(AllowsSessionFixation))]
    public async Task Prevents_session_fixation()
    {
        var attacker = apex.NewVisit();
        await attacker.SignInAsync();
        var customer = attacker.Copy(email: "customer-over-a-planted-session@example.com");
        await customer.GoToCompletionAsync();
        await customer.EstablishAsync();
        BrowserAnswer[] sessions = [await attacker.SessionAsync(), await customer.SessionAsync()];
        Assert.Equal([null, customer.Email], sessions.Select(session => session.Field("email")));
    }

    [Fact]
    [Covers("Who denies consent at the provider, or whom it fails, is told so, and the browser forgets the sign-in")]
    [ProvenBy(typeof(IgnoresConsentDenial))]
    [ProvenBy(typeof(LeavesAFinishedSignInPending))]
    public async Task Tells_a_customer_who_denied_consent_at_the_provider()
    {
        var (visit, other) = (apex.NewVisit(), apex.NewVisit());
        var denied = await visit.CallBackAsync(await visit.DenyAsync(await visit.StartAsync()));
        var failed = (await other.DenyAsync(await other.StartAsync())).With("error", "server_error");
        BrowserAnswer[] told = [denied, await other.CallBackAsync(failed)];
        Assert.Equal(
            [("ProviderDenied", HttpStatusCode.BadRequest, true), ("ProviderFailed", HttpStatusCode.BadGateway, true)],
            told.Select(answer => (answer.Refused, answer.Status, IsForgotten(answer))));
    }

    /// <remarks>Whoever reads or answers in the place of the provider signs in as any customer.</remarks>
    [Fact]
    [Covers("Settings: no platform starts with an unsafe provider, half of one, or a model that it cannot ask")]
    [ProvenBy(typeof(TakesAnyLineForASafeOne))]
    public async Task A_platform_does_not_start_with_a_provider_that_cannot_be_trusted()
    {
        var taken = await RefusedKeysAsync("SignIn:Authority", "https://accounts.example.com/");
        var open = await RefusedKeysAsync("SignIn:Authority", "http://accounts.example.com/");
        var half = await RefusedKeysAsync("SignIn:Authority", "");
        var model = await RefusedKeysAsync("Agents:Model:Retries", "-1");
        Assert.Equal(["", "Authority", "Authority", "Endpoint Key Model Retries"], [taken, open, half, model]);
    }

    private static bool IsForgotten(BrowserAnswer answer) => answer.Cookies.Any(
        cookie => cookie.StartsWith("netra_sign_in=;", StringComparison.Ordinal) && cookie.Contains("; path=/auth;"));

    /// <summary>Takes the last step.</summary>
    /// <returns>The cookies that come with the session.</returns>
    /// <exception cref="InvalidOperationException">The session's own is not among them.</exception>
    private static async Task<IReadOnlyList<string>> SessionCookiesAsync(Visit visit)
    {
        var established = await visit.EstablishAsync();
        return established.Cookies.Any(cookie => cookie.StartsWith($"{Session.Cookie}=", StringComparison.Ordinal))
            ? established.Cookies
            : throw new InvalidOperationException($"No session cookie was set: {established}");
    }

    /// <summary>Takes the remaining steps in each browser, although an earlier one was refused.</summary>
    /// <returns>The email addresses of the sessions that exist afterwards.</returns>
    private static async Task<string[]> SessionsOf(params Visit[] visits)
    {
        List<string?> sessions = [];
        foreach (var visit in visits)
        {
            await visit.ConsentAsync();
            await visit.EstablishAsync();
            sessions.Add((await visit.SessionAsync()).Field("email"));
        }

        return [.. sessions.OfType<string>()];
    }

    private Task<string> RefusedKeysAsync(string key, string value) => apex.RefusedKeysAsync("Apex:Auth", (key, value));
}
