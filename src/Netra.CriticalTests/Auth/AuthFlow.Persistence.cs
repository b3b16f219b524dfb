using System.Net;
using Netra.Apex.Auth.Sessions;
using Netra.Compliance;
using Netra.CriticalTests.Auth.SignIn;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: sessions that last as long as they should, and no longer.</summary>
public sealed partial class AuthFlow
{
    [Fact]
    [Covers("An expired session is refused, and accepted just before")]
    [ProvenBy(typeof(IgnoresExpiry))]
    [ProvenBy(typeof(ForgivesTheInstantOfExpiry))]
    public async Task Refuses_an_expired_session()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(SessionLimits.Lifetime - TimeSpan.FromTicks(1));
        Assert.Equal(HttpStatusCode.OK, (await visit.SessionAsync()).Status);
        apex.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SessionAsync()).Status);
    }

    [Fact]
    [Covers("A revoked session is refused, wherever its token is presented")]
    [ProvenBy(typeof(ForgetsTheEnd))]
    public async Task Refuses_a_revoked_session()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        var elsewhere = visit.Copy();
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SessionAsync()).Status);
        await visit.SignOutAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.SessionAsync()).Status);
    }
}
