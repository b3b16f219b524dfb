using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Auth.SignIn;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>OpenID Connect against a provider with Google's shape, on loopback. This part: signing in.</summary>
[CriticalTest(1, "Auth flow")]
[BusinessValue(
    15_000,
    "Paying customers come back every day; one who cannot sign in, or finds a stranger in the account, does not come back",
    Category = BusinessCategory.CustomerRetention,
    Stage = CustomerStage.Retention)]
public sealed partial class AuthFlow(SignInFixture apex)
{
    [Fact]
    [Covers("Authorization code with PKCE end to end: the session is the customer's who allowed it at the provider")]
    [ProvenBy(typeof(TakesTheSubjectForTheAddress))]
    [ProvenBy(typeof(SendsTheVerifierItself))]
    public async Task Signs_a_customer_in_end_to_end()
    {
        var visit = apex.NewVisit();
        var atProvider = await visit.StartAsync();
        Assert.Equal(("code", "S256"), (atProvider.Parameter("response_type"), atProvider.Parameter("code_challenge_method")));
        Assert.Equal("/auth/consent", (await visit.CallBackAsync(await visit.AllowAsync(atProvider))).Location?.OriginalString);
        Assert.Equal("/auth/complete", (await visit.ConsentAsync()).Location?.OriginalString);
        Assert.Equal(visit.Email, (await visit.EstablishAsync()).Field("email"));
        Assert.Equal(visit.Email, (await visit.SessionAsync()).Field("email"));
    }

    [Fact]
    [Covers("A forged state is refused")]
    [ProvenBy(typeof(AcceptsForgedState))]
    public async Task Refuses_a_forged_state()
    {
        var visit = apex.NewVisit();
        var stranger = await apex.NewVisit().StartAsync();
        var back = await visit.FetchCodeAsync();
        var answer = await visit.CallBackAsync(back.With("state", stranger.Parameter("state")));
        Assert.Equal("StateForged", answer.Refused);
        await LeavesNoSession(visit);
    }

    [Fact]
    [Covers("An identity token with a wrong nonce is refused")]
    [ProvenBy(typeof(AcceptsWrongNonce))]
    public async Task Refuses_a_wrong_nonce()
    {
        var visit = apex.NewVisit();
        var atProvider = await visit.StartAsync();
        var back = await visit.AllowAsync(atProvider.With("nonce", "of another request"));
        Assert.Equal("NonceMismatch", (await visit.CallBackAsync(back)).Refused);
        await LeavesNoSession(visit);
    }

    /// <remarks>The thief has all but the verifier: a state of his own, and a code issued for his nonce.</remarks>
    [Fact]
    [Covers("A stolen code is refused, because the thief's verifier is not the one it was issued for")]
    [ProvenBy(typeof(ReusesOneVerifier))]
    public async Task Refuses_a_wrong_code_verifier()
    {
        var thief = apex.NewVisit();
        var victim = apex.NewVisit();
        var thiefs = await thief.StartAsync();
        var victims = await victim.StartAsync();
        var stolen = await victim.AllowAsync(victims.With("nonce", thiefs.Parameter("nonce")));
        Assert.Equal("CodeRefused", (await thief.CallBackAsync(stolen.With("state", thiefs.Parameter("state")))).Refused);
        await LeavesNoSession(thief);
    }

    [Fact]
    [Covers("A replayed code is refused and ends the session that it opened")]
    [ProvenBy(typeof(ForgetsUsedCodes))]
    public async Task Refuses_a_replayed_code_and_ends_its_session()
    {
        var victim = apex.NewVisit();
        var thief = apex.NewVisit();
        var used = await victim.FetchCodeAsync();
        await victim.FinishAsync(used);
        var state = (await thief.StartAsync()).Parameter("state");
        Assert.Equal("CodeReplayed", (await thief.CallBackAsync(used.With("state", state))).Refused);
        await LeavesNoSession(thief);
        Assert.Equal(HttpStatusCode.Unauthorized, (await victim.SessionAsync()).Status);
    }

    /// <summary>Goes on with the steps as if nothing had been refused.</summary>
    [AssertionMethod]
    private static async Task LeavesNoSession(Visit visit)
    {
        await visit.ConsentAsync();
        await visit.EstablishAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SessionAsync()).Status);
    }
}
