using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: forged, foreign and replayed answers of the provider.</summary>
public sealed partial class AuthFlow
{
    [Fact]
    [Covers("A forged state is refused")]
    [ProvenBy(typeof(AcceptsForgedState))]
    public async Task Refuses_a_forged_state()
    {
        var visit = apex.NewVisit();
        var back = await visit.FetchCodeAsync();
        await visit.CallBackAsync(back.With("state", back.Parameter("state") + "A"));
        Assert.Empty(await SessionsOf(visit));
    }

    [Fact]
    [Covers("An absent state is refused")]
    [ProvenBy(typeof(AcceptsAbsentState))]
    public async Task Refuses_an_absent_state()
    {
        var visit = apex.NewVisit();
        await visit.CallBackAsync((await visit.FetchCodeAsync()).With("state", null));
        Assert.Empty(await SessionsOf(visit));
    }

    /// <remarks>The attacker's answer in the customer's browser would sign the customer in as the attacker. Nonce and
    /// PKCE would also reject it; only the reason proves that the state was checked.</remarks>
    [Fact]
    [Covers("The state of another browser is refused")]
    [ProvenBy(typeof(AcceptsTheStateOfAnotherBrowser))]
    public async Task Refuses_the_state_of_another_browser()
    {
        var customer = apex.NewVisit();
        await customer.StartAsync();
        Assert.Equal("StateMismatch", (await customer.CallBackAsync(await apex.NewVisit().FetchCodeAsync())).Refused);
    }

    [Fact]
    [Covers("An identity token with the nonce of another request is refused")]
    [ProvenBy(typeof(AcceptsAnyNonce))]
    public async Task Refuses_a_wrong_nonce()
    {
        var visit = apex.NewVisit();
        var stranger = await apex.NewVisit().StartAsync();
        var atProvider = (await visit.StartAsync()).With("nonce", stranger.Parameter("nonce"));
        await visit.CallBackAsync(await visit.AllowAsync(atProvider));
        Assert.Empty(await SessionsOf(visit));
    }

    [Fact]
    [Covers("An identity token without a nonce is refused")]
    [ProvenBy(typeof(RequiresNoNonce))]
    public Task Refuses_an_absent_nonce() => RefusesAsync(token => Forgery.With(token, "nonce", null));

    [Fact]
    [Covers("An identity token of another issuer is refused")]
    [ProvenBy(typeof(IgnoresTheIssuer))]
    public Task Refuses_an_identity_token_of_another_issuer() =>
        RefusesAsync(token => Forgery.With(token, "iss", "https://accounts.example.com/"));

    [Fact]
    [Covers("An identity token for another audience is refused")]
    [ProvenBy(typeof(IgnoresTheAudience))]
    public Task Refuses_an_identity_token_for_another_audience() =>
        RefusesAsync(token => Forgery.With(token, "aud", "another platform"));

    [Fact]
    [Covers("An identity token with a forged signature is refused")]
    [ProvenBy(typeof(IgnoresTheSignature))]
    public Task Refuses_an_identity_token_with_a_forged_signature() =>
        RefusesAsync(Forgery.SignedBySomebodyElse);

    /// <remarks>The framework accepts one in the code flow.</remarks>
    [Fact]
    [Covers("An identity token without a signature is refused")]
    [ProvenBy(typeof(AcceptsUnsignedToken))]
    public Task Refuses_an_identity_token_without_a_signature() => RefusesAsync(Forgery.Unsigned);

    /// <remarks>The thief lacks only the verifier: the state is the thief's own, and the code is issued for the
    /// thief's nonce.</remarks>
    [Fact]
    [Covers("A stolen code is refused without the code verifier that belongs to it")]
    [ProvenBy(typeof(SwitchesPkceOff))]
    public async Task Refuses_a_wrong_code_verifier()
    {
        var thief = apex.NewVisit();
        var victim = apex.NewVisit();
        var thiefs = await thief.StartAsync();
        var stolen = await victim.AllowAsync((await victim.StartAsync()).With("nonce", thiefs.Parameter("nonce")));
        await thief.CallBackAsync(stolen.With("state", thiefs.Parameter("state")));
        Assert.Empty(await SessionsOf(thief));
    }

    [Fact]
    [Covers("A replayed code is refused and ends the session that it opened")]
    [ProvenBy(typeof(AcceptsReplayedCode))]
    public async Task Refuses_a_replayed_code_and_ends_its_session()
    {
        var victim = apex.NewVisit();
        var thief = apex.NewVisit();
        var used = await victim.FetchCodeAsync();
        await victim.CallBackAsync(used);
        await SessionsOf(victim);
        await thief.CallBackAsync(used.With("state", (await thief.StartAsync()).Parameter("state")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await victim.SessionAsync()).Status);
    }

    /// <summary>Signs in with an identity token that was replaced on its way from the provider.</summary>
    [AssertionMethod]
    private async Task RefusesAsync(Func<string, string> forge)
    {
        var visit = apex.NewVisit();
        apex.Provider.Forge(visit.Email, forge);
        await visit.CallBackAsync(await visit.FetchCodeAsync());
        Assert.Empty(await SessionsOf(visit));
    }
}
