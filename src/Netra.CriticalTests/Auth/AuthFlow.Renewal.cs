using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Auth.SignIn;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: renewing the provider's tokens.</summary>
public sealed partial class AuthFlow
{
    private static readonly TimeSpan NearlyAnHour = TimeSpan.FromMinutes(59);

    [Fact]
    [Covers("An access token near expiry is renewed without the caller asking")]
    [ProvenBy(typeof(RenewsOnlyOnceExpired))]
    public async Task Renews_an_access_token_near_expiry_unasked()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(NearlyAnHour);
        Assert.Equal(visit.Email, (await visit.ProfileAsync()).Field("email"));
        Assert.Single(RenewalsOf(visit));
    }

    [Fact]
    [Covers("A renewed access token is the one used from then on")]
    [ProvenBy(typeof(KeepsTheOldAccessToken))]
    public async Task Uses_the_renewed_access_token_after_the_old_one_has_expired()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(NearlyAnHour);
        await visit.ProfileAsync();
        apex.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(visit.Email, (await visit.ProfileAsync()).Field("email"));
        Assert.Single(RenewalsOf(visit));
    }

    [Fact]
    [Covers("The refresh token rotates: each renewal presents the one that the last renewal brought")]
    [ProvenBy(typeof(KeepsTheOldRefreshToken))]
    public async Task Rotates_the_refresh_token()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        await RenewAsync(visit);
        await RenewAsync(visit);
        Assert.Equal(HttpStatusCode.OK, (await visit.SessionAsync()).Status);
        Assert.Equal(2, RenewalsOf(visit).Select(grant => grant.RefreshToken).Distinct().Count());
    }

    [Fact]
    [Covers("A reused old refresh token is refused and ends the session")]
    [ProvenBy(typeof(SwallowsARefusedRenewal))]
    public async Task A_reused_refresh_token_is_refused_and_ends_the_session()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        var stolen = apex.Provider.Grants.Single(grant => grant.Email == visit.Email).RefreshToken;
        await RenewAsync(visit);
        Assert.Equal(HttpStatusCode.BadRequest, await apex.Provider.PresentAsync(stolen!));
        await RenewAsync(visit);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SessionAsync()).Status);
    }

    /// <summary>Comes so near to expiry that the next request renews.</summary>
    private Task RenewAsync(Visit visit)
    {
        apex.Time.Advance(NearlyAnHour);
        return visit.ProfileAsync();
    }

    private IEnumerable<ProviderGrant> RenewalsOf(Visit visit) =>
        apex.Provider.Grants.Where(grant => grant is { GrantType: "refresh_token" } && grant.Email == visit.Email);
}
