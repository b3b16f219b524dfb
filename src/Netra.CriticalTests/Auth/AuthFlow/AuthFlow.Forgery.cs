using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: answers of the provider that are not what they seem to be.</summary>
public sealed partial class AuthFlow
{
    [Fact]
    [Covers("A forged state is refused")]
    [ProvenBy(typeof(AcceptsForgedState))]
    public async Task Refuses_a_forged_state()
    {
        var visit = apex.NewVisit();
        var back = await visit.FetchCodeAsync();
        var answer = await visit.CallBackAsync(back.With("state", back.Parameter("state") + "A"));
        Assert.Empty(await SessionsOf(visit));
        Assert.Equal("StateMismatch", answer.Refused);
    }

    [Fact]
    [Covers("An absent state is refused")]
    [ProvenBy(typeof(AcceptsAbsentState))]
    public async Task Refuses_an_absent_state()
    {
        var visit = apex.NewVisit();
        var answer = await visit.CallBackAsync((await visit.FetchCodeAsync()).With("state", null));
        Assert.Empty(await SessionsOf(visit));
        Assert.Equal("StateMismatch", answer.Refused);
    }

    /// <remarks>The attacker's answer in the customer's browser would sign the customer in as the attacker. Nonce and
    /// verifier refuse it, too, so that only the reason shows whether the state was looked at.</remarks>
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
        var answer = await visit.CallBackAsync(await visit.AllowAsync(atProvider));
        Assert.Empty(await SessionsOf(visit));
        Assert.Equal("NonceMismatch", answer.Refused);
    }

    [Fact]
    [Covers("An identity token without a nonce is refused")]
    [ProvenBy(typeof(RequiresNoNonce))]
    public Task Refuses_an_absent_nonce() => RefusesAsync(token => Forgery.With(token, "nonce", null), "NonceMismatch");

    [Fact]
    [Covers("An identity token of another issuer is refused")]
    [ProvenBy(typeof(IgnoresTheIssuer))]
    public Task Refuses_an_identity_token_of_another_issuer() =>
        RefusesAsync(token => Forgery.With(token, "iss", "https://accounts.example.com/"), "IdentityRejected");

    [Fact]
    [Covers("An identity token for another audience is refused")]
    [ProvenBy(typeof(IgnoresTheAudience))]
    public Task Refuses_an_identity_token_for_another_audience() =>
        RefusesAsync(token => Forgery.With(token, "aud", "another platform"), "IdentityRejected");

    [Fact]
    [Covers("An identity token with a forged signature is refused")]
    [ProvenBy(typeof(IgnoresTheSignature))]
    public Task Refuses_an_identity_token_with_a_forged_signature() =>
        RefusesAsync(Forgery.SignedBySomebodyElse, "IdentityRejected");

    /// <remarks>The framework accepts one in the code flow.</remarks>
    [Fact]
    [Covers("An identity token without a signature is refused")]
    [ProvenBy(typeof(LeavesTheSignatureToTheFramework))]
    public Task Refuses_an_identity_token_without_a_signature() => RefusesAsync(Forgery.Unsigned, "IdentityRejected");

    /// <remarks>The thief has all but the verifier: a state of his own, and a code issued for his nonce.</remarks>
    [Fact]
    [Covers("A stolen code is refused, because the thief's verifier is not the one it was issued for")]
    [ProvenBy(typeof(SwitchesPkceOff))]
    public async Task Refuses_a_wrong_code_verifier()
    {
        var thief = apex.NewVisit();
        var victim = apex.NewVisit();
        var thiefs = await thief.StartAsync();
        var stolen = await victim.AllowAsync((await victim.StartAsync()).With("nonce", thiefs.Parameter("nonce")));
        var answer = await thief.CallBackAsync(stolen.With("state", thiefs.Parameter("state")));
        Assert.Empty(await SessionsOf(thief));
        Assert.Equal("CodeRefused", answer.Refused);
    }

    [Fact]
    [Covers("A replayed code is refused and ends the session that it opened")]
    [ProvenBy(typeof(ForgetsUsedCodes))]
    public async Task Refuses_a_replayed_code_and_ends_its_session()
    {
        var victim = apex.NewVisit();
        var thief = apex.NewVisit();
        var used = await victim.FetchCodeAsync();
        await victim.CallBackAsync(used);
        await SessionsOf(victim);
        var answer = await thief.CallBackAsync(used.With("state", (await thief.StartAsync()).Parameter("state")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await victim.SessionAsync()).Status);
        Assert.Equal("CodeReplayed", answer.Refused);
    }

    /// <summary>Signs in with an identity token that was replaced on its way from the provider.</summary>
    [AssertionMethod]
    private async Task RefusesAsync(Func<string, string> forge, string reason)
    {
        var visit = apex.NewVisit();
        apex.Provider.Forge(visit.Email, forge);
        var answer = await visit.CallBackAsync(await visit.FetchCodeAsync());
        Assert.Empty(await SessionsOf(visit));
        Assert.Equal(reason, answer.Refused);
    }
}
