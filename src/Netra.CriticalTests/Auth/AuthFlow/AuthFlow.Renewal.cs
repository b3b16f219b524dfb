using System.Net;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: renewing the provider's tokens, which live for an hour.</summary>
public sealed partial class AuthFlow
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan NearlyAnHour = TimeSpan.FromMinutes(59);
    private static readonly TimeSpan Margin = new SignInSettings().RenewalMargin;

    [Fact]
    [Covers("An access token near expiry is renewed without the caller asking, and the new one is used")]
    [ProvenBy(typeof(RenewsOnlyOnceExpired))]
    [ProvenBy(typeof(KeepsTheOldAccessToken))]
    public async Task Renews_an_access_token_near_expiry_unasked()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(AnHour - Margin);
        await visit.SessionAsync();
        Assert.Single(RenewalsOf(visit));
        apex.Time.Advance(Margin + TimeSpan.FromMinutes(1));
        Assert.Equal(visit.Email, (await visit.ProfileAsync()).Field("email"));
    }

    /// <remarks>A second renewal would present the refresh token that the first one has used.</remarks>
    [Fact]
    [Covers("Of requests at the same time one renews the access token, no other waits, and the session lives on")]
    [ProvenBy(typeof(RenewsForEveryRequest))]
    public async Task Renews_once_for_requests_at_the_same_time()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(NearlyAnHour);
        var meanwhile = await apex.Provider.DuringRenewalAsync(visit.SessionAsync, () => LookAsync(visit.Copy()));
        (HttpStatusCode, int)[] looks = [meanwhile, await LookAsync(visit)];
        Assert.Equal([(HttpStatusCode.OK, 0), (HttpStatusCode.OK, 1)], looks);
    }

    [Fact]
    [Covers("Requests at the same time after the access token has expired all get the renewed one")]
    [ProvenBy(typeof(KeepsTheOldAccessToken))]
    public async Task Gives_all_requests_at_the_same_time_the_renewed_token()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(AnHour + TimeSpan.FromMinutes(1));
        var first = Task.FromResult<BrowserAnswer>(null!);
        var second = await apex.Provider.DuringRenewalAsync(
            () => first = visit.ProfileAsync(), () => BeginProfileAsync(visit.Copy()));
        Assert.Equal((visit.Email, visit.Email), ((await first).Field("email"), (await second).Field("email")));
    }

    [Fact]
    [Covers("A provider that fails a renewal costs no session and no wait: the next request renews")]
    [ProvenBy(typeof(TreatsRefreshOutageAsRefusal))]
    [ProvenBy(typeof(KeepsTheClaimOnARenewal))]
    public async Task Goes_on_when_the_provider_fails_a_renewal()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        var failed = await LookInVainAsync(visit, NearlyAnHour);
        var next = await LookAsync(visit);
        var failedOnceExpired = await LookInVainAsync(visit, AnHour);
        (HttpStatusCode, int)[] looks = [failed, next, failedOnceExpired];
        Assert.Equal([(HttpStatusCode.OK, 0), (HttpStatusCode.OK, 1), (HttpStatusCode.OK, 1)], looks);
    }

    [Fact]
    [Covers("The refresh token rotates all day: every renewal uses a different refresh token")]
    [ProvenBy(typeof(KeepsTheOldRefreshToken))]
    [ProvenBy(typeof(EnablesSlidingExpiration))]
    public async Task Rotates_the_refresh_token_all_day()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        var renewals = (int)(Session.Lifetime / NearlyAnHour);
        for (var renewal = 0; renewal < renewals; renewal++)
        {
            apex.Time.Advance(NearlyAnHour);
            await visit.SessionAsync();
        }

        Assert.Equal(renewals, RenewalsOf(visit).Select(grant => grant.RefreshToken).Distinct().Count());
    }

    [Fact]
    [Covers("A reused old refresh token is refused and ends the session")]
    [ProvenBy(typeof(TreatsRefreshRefusalAsOutage))]
    public async Task A_reused_refresh_token_is_refused_and_ends_the_session()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        var stolen = apex.Provider.Grants.Single(grant => grant.Email == visit.Email).RefreshToken;
        await RenewAsync(visit);
        await apex.Provider.PresentAsync(stolen!);
        HttpStatusCode[] answers = [(await RenewAsync(visit)).Status, (await visit.SessionAsync()).Status];
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], answers);
    }

    /// <summary>Comes so near to expiry that the next request renews.</summary>
    private Task<BrowserAnswer> RenewAsync(Visit visit)
    {
        apex.Time.Advance(NearlyAnHour);
        return visit.SessionAsync();
    }

    /// <summary>Asks who is signed in.</summary>
    /// <returns>Whether somebody is, and how often the provider has renewed by then.</returns>
    private async Task<(HttpStatusCode Status, int Renewals)> LookAsync(Visit visit) =>
        ((await visit.SessionAsync()).Status, RenewalsOf(visit).Count());

    /// <summary>Asks who is signed in after some time, when the provider refuses one renewal.</summary>
    private Task<(HttpStatusCode Status, int Renewals)> LookInVainAsync(Visit visit, TimeSpan later)
    {
        apex.Time.Advance(later);
        apex.Provider.RefuseNextRenewal();
        return LookAsync(visit);
    }

    /// <summary>Asks for a profile and goes on while it waits, when the platform has answered some others.</summary>
    private async Task<Task<BrowserAnswer>> BeginProfileAsync(Visit visit)
    {
        var profile = visit.ProfileAsync();
        var stranger = apex.NewVisit();
        await Enumerable.Range(0, 20).OneByOneAsync(_ => stranger.SessionAsync());
        return profile;
    }

    private IEnumerable<ProviderGrant> RenewalsOf(Visit visit) =>
        apex.Provider.Grants.Where(grant => grant is { GrantType: "refresh_token" } && grant.Email == visit.Email);
}
