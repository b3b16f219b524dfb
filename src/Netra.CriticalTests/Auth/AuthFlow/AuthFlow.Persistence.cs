using System.Net;
using Netra.Apex.Auth.Sessions;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: sessions that last as long as they should, and no longer.</summary>
public sealed partial class AuthFlow
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    [Covers("A session is good until just before it expires, and refused from that instant on")]
    [ProvenBy(typeof(NeverExpires))]
    [ProvenBy(typeof(ForgivesTheInstantOfExpiry))]
    [ProvenBy(typeof(ExpiresWithTheSignIn))]
    public async Task Refuses_an_expired_session()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(Session.Lifetime - Tick);
        Assert.Equal(HttpStatusCode.OK, (await visit.SessionAsync()).Status);
        apex.Time.Advance(Tick);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visit.SessionAsync()).Status);
    }

    [Fact]
    [Covers("A revoked session is refused, wherever its cookie is presented")]
    [ProvenBy(typeof(ForgetsToRevoke))]
    public async Task Refuses_a_revoked_session()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        var elsewhere = visit.Copy();
        await visit.SignOutAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.SessionAsync()).Status);
    }
}
