using System.Net;
using Netra.Apex.Auth.Sessions;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: renewing the provider's tokens, which live for an hour.</summary>
public sealed partial class AuthFlow
{
    private static readonly TimeSpan NearlyAnHour = TimeSpan.FromMinutes(59);

    [Fact]
    [Covers("An access token near expiry is renewed without the caller asking, and the new one is used")]
    [ProvenBy(typeof(RenewsOnlyOnceExpired))]
    [ProvenBy(typeof(KeepsTheOldAccessToken))]
    public async Task Renews_an_access_token_near_expiry_unasked()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(NearlyAnHour);
        await visit.SessionAsync();
        Assert.Single(RenewalsOf(visit));
        apex.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(visit.Email, (await visit.ProfileAsync()).Field("email"));
    }

    /// <remarks>A second renewal would present the refresh token that the first one has used.</remarks>
    [Fact]
    [Covers("Of requests at the same time one renews the access token, and the session lives on")]
    [ProvenBy(typeof(RenewsForEveryRequest))]
    public async Task Renews_once_for_requests_at_the_same_time()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(NearlyAnHour);
        await apex.Provider.DuringRenewalAsync(visit.SessionAsync, visit.Copy().SessionAsync);
        Assert.Equal(HttpStatusCode.OK, (await visit.SessionAsync()).Status);
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
        await RenewAsync(visit);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SessionAsync()).Status);
    }

    /// <summary>Comes so near to expiry that the next request renews.</summary>
    private Task RenewAsync(Visit visit)
    {
        apex.Time.Advance(NearlyAnHour);
        return visit.SessionAsync();
    }

    private IEnumerable<ProviderGrant> RenewalsOf(Visit visit) =>
        apex.Provider.Grants.Where(grant => grant is { GrantType: "refresh_token" } && grant.Email == visit.Email);
}
