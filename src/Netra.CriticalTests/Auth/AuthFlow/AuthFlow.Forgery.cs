using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: answers of the provider that are not what they seem to be.</summary>
public sealed partial class AuthFlow
{
    [Fact]
    [Covers("A forged or absent state is refused")]
    [ProvenBy(typeof(AcceptsForgedState))]
    [ProvenBy(typeof(AcceptsAbsentState))]
    public async Task Refuses_a_forged_or_absent_state()
    {
        await RefusesAsync(change: back => back.With("state", back.Parameter("state") + "A"));
        await RefusesAsync(change: back => back.With("state", null));
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
    [Covers("An identity token with the nonce of another request, or without one, is refused")]
    [ProvenBy(typeof(AcceptsAnyNonce))]
    [ProvenBy(typeof(RequiresNoNonce))]
    public async Task Refuses_a_wrong_or_absent_nonce()
    {
        var stranger = (await apex.NewVisit().StartAsync()).Parameter("nonce");
        await RefusesAsync(forge: token => Forgery.With(token, "nonce", stranger));
        await RefusesAsync(forge: token => Forgery.With(token, "nonce", null));
    }

    [Fact]
    [Covers("An identity token of another issuer, for another audience or with a forged signature is refused")]
    [ProvenBy(typeof(IgnoresTheIssuer))]
    [ProvenBy(typeof(IgnoresTheAudience))]
    [ProvenBy(typeof(IgnoresTheSignature))]
    public async Task Refuses_an_identity_token_that_the_provider_did_not_make_for_this_platform()
    {
        await RefusesAsync(forge: token => Forgery.With(token, "iss", "https://other.example.com/"));
        await RefusesAsync(forge: token => Forgery.With(token, "aud", "another platform"));
        await RefusesAsync(forge: Forgery.SignedBySomebodyElse);
    }

    /// <remarks>The framework accepts one in the code flow.</remarks>
    [Fact]
    [Covers("An identity token without a signature is refused")]
    [ProvenBy(typeof(AcceptsUnsignedToken))]
    public Task Refuses_an_identity_token_without_a_signature() =>
        RefusesAsync(forge: Forgery.Unsigned);

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
    [Covers("A replayed code ends the session that it opened")]
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

    /// <summary>Signs in with an identity token, or an answer of the provider, changed on its way.</summary>
    [AssertionMethod]
    private async Task RefusesAsync(Func<string, string>? forge = null, Func<Uri, Uri>? change = null)
    {
        var visit = apex.NewVisit();
        apex.Provider.Forge(visit.Email, forge ?? (token => token));
        var back = await visit.FetchCodeAsync();
        await visit.CallBackAsync(change?.Invoke(back) ?? back);
        Assert.Empty(await SessionsOf(visit));
    }
}
