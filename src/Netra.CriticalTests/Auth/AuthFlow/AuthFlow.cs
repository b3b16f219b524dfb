using System.Net;
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
    [Covers("Authorization code with PKCE end to end: the session is the customer's who allowed it at the provider")]
    [ProvenBy(typeof(TakesTheSubjectForTheAddress))]
    [ProvenBy(typeof(SwitchesPkceOff))]
    public async Task Signs_a_customer_in_end_to_end()
    {
        var visit = apex.NewVisit();
        var atProvider = await visit.StartAsync();
        await visit.CallBackAsync(await visit.AllowAsync(atProvider));
        await visit.ConsentAsync();
        await visit.EstablishAsync();
        Assert.Equal(visit.Email, (await visit.SessionAsync()).Field("email"));
        Assert.Equal("S256", atProvider.Parameter("code_challenge_method"));
    }

    [Fact]
    [Covers("Cookies of sign-in and session are out of reach for scripts and for requests from other sites")]
    [ProvenBy(typeof(ShowsTheSessionCookieToScripts))]
    [ProvenBy(typeof(SendsTheSessionCookieFromOtherSites))]
    [ProvenBy(typeof(ShowsTheNonceCookieToScripts))]
    public async Task Keeps_its_cookies_from_scripts_and_other_sites()
    {
        var visit = apex.NewVisit();
        var started = await visit.AskForSignInAsync();
        await visit.GoToCompletionAsync();
        string[] cookies = [.. started.Cookies, .. (await visit.EstablishAsync()).Cookies];
        Assert.Contains(cookies, cookie => cookie.StartsWith("netra_session=", StringComparison.Ordinal));
        Assert.DoesNotContain(cookies, cookie => !(cookie.Contains("; samesite=lax") && cookie.Contains("; httponly")));
    }

    /// <remarks>The attacker signs in, keeps a copy of the cookie and leaves it in the customer's browser.</remarks>
    [Fact]
    [Covers("A sign-in over somebody else's session begins a new session, and ends the other one")]
    [ProvenBy(typeof(OverlooksTheSessionOfSomebodyElse))]
    public async Task A_sign_in_over_somebody_elses_session_begins_a_new_one()
    {
        var attacker = apex.NewVisit();
        await attacker.SignInAsync();
        var customer = attacker.Copy(email: "customer-over-a-planted-session@example.com");
        await customer.GoToCompletionAsync();
        await customer.EstablishAsync();
        Assert.NotEqual(customer.Email, (await attacker.SessionAsync()).Field("email"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await attacker.SessionAsync()).Status);
        Assert.Equal(customer.Email, (await customer.SessionAsync()).Field("email"));
    }

    [Fact]
    [Covers("A customer who denies consent at the provider is told so")]
    [ProvenBy(typeof(SwallowsADenial))]
    public async Task Tells_a_customer_who_denied_consent_at_the_provider()
    {
        var visit = apex.NewVisit();
        var back = await visit.DenyAsync(await visit.StartAsync());
        Assert.Equal("ProviderDenied", (await visit.CallBackAsync(back)).Refused);
    }

    /// <summary>Goes on with the steps as if nothing had been refused, in each browser.</summary>
    /// <returns>Whose sessions came of it.</returns>
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
}
