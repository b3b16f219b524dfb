using System.Net;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets.Client;
using Netra.Compliance;
using Netra.CriticalTests.Auth.SignIn;
using Netra.CriticalTests.Auth.Sockets;
using Netra.CriticalTests.Fixtures.Identity;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: sessions that last as long as they should, and no longer.</summary>
public sealed partial class AuthFlow
{
    [Fact]
    [Covers("A session survives a cut WebSocket and is resumed without a new sign-in")]
    [ProvenBy(typeof(EndsTheSessionWithItsSocket))]
    public async Task A_session_survives_a_cut_socket_and_is_resumed_without_a_new_sign_in()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        await using var line = apex.LineOf(visit);
        await line.GreetedAsync();
        await line.CutAndRestoreAsync(times: 2);
        Assert.Equal(visit.Email, (await visit.SessionAsync()).Field("email"));
        Assert.Single(apex.Provider.Grants, grant => grant.Email == visit.Email);
    }

    [Fact]
    [Covers("A session revoked while its WebSocket is cut is not resumed")]
    [ProvenBy(typeof(ForgetsTheEnd))]
    public async Task Refuses_to_resume_a_session_revoked_meanwhile()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        await using var line = apex.LineOf(visit);
        await line.GreetedAsync();
        var wait = await line.CutAsync();
        await visit.SignOutAsync();
        line.Restore(wait);
        await line.NextAsync<ClientEvent.Refused>();
    }

    [Fact]
    [Covers("An expired session opens no WebSocket")]
    [ProvenBy(typeof(IgnoresExpiry))]
    public async Task Refuses_a_socket_to_an_expired_session()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(SessionLimits.Lifetime);
        await using var line = apex.LineOf(visit);
        await line.NextAsync<ClientEvent.Refused>();
    }

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
