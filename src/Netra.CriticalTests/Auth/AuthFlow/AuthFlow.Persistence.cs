using System.Net;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Client;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: how long a session lasts, and what ends it.</summary>
public sealed partial class AuthFlow
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    [Covers("A session is good until just before it expires, and refused from that instant on")]
    [ProvenBy(typeof(SessionLifetimeTooLong))]
    [ProvenBy(typeof(AcceptsSessionAtExpiry))]
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
    [ProvenBy(typeof(IgnoresRevocation))]
    public async Task Refuses_a_revoked_session()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        var elsewhere = visit.Copy();
        await visit.SignOutAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.SessionAsync()).Status);
    }

    [Fact]
    [Covers("After a cut the WebSocket resumes with the same session, without a new sign-in")]
    [ProvenBy(typeof(DeletesSessionsWhenASocketIsLost))]
    public async Task Resumes_a_cut_socket_without_a_new_sign_in()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        await using var socket = await CustomerSocket.ConnectAsync(apex.Platform, visit);
        Assert.IsType<ClientEvent.Connected>(await socket.CutAndRestoreAsync());
    }

    [Fact]
    [Covers("A socket that is open when its session is revoked is closed")]
    [ProvenBy(typeof(IgnoresRevocation))]
    public async Task Ends_an_open_socket_when_its_session_is_revoked()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        await using var socket = await CustomerSocket.ConnectAsync(apex.Platform, visit);
        await visit.SignOutAsync();
        Assert.True(await socket.EndsAsync(), "The socket is still open.");
    }

    [Fact]
    [Covers("A socket that is open at another node when its session is revoked is closed with the next heartbeat")]
    [ProvenBy(typeof(IgnoresRevocation))]
    public async Task Ends_an_open_socket_at_another_node_when_its_session_is_revoked()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        await using var another = await apex.StartNodeAsync();
        await using var socket = await CustomerSocket.ConnectAsync(another, visit);
        await visit.SignOutAsync();
        apex.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await socket.EndsAsync(), "The socket is still open.");
    }

    [Fact]
    [Covers("A page of another site cannot open a socket with the customer's cookies")]
    [ProvenBy(typeof(LosesTheOrigin))]
    public async Task Refuses_a_socket_to_a_page_of_another_site()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        var foreign = $"{apex.Platform.Address.GetLeftPart(UriPartial.Authority)}.example.com";
        Assert.Equal(HttpStatusCode.Forbidden, await CustomerSocket.DialAsync(apex.Platform, visit, foreign));
    }

    [Fact]
    [Covers("A socket that is open when its session expires is closed")]
    [ProvenBy(typeof(SessionLifetimeTooLong))]
    public async Task Ends_an_open_socket_when_its_session_expires()
    {
        var visit = apex.NewVisit();
        await visit.SignInAsync();
        apex.Time.Advance(Session.Lifetime - TimeSpan.FromSeconds(1));
        await using var socket = await CustomerSocket.ConnectAsync(apex.Platform, visit);
        apex.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await socket.EndsAsync(), "The socket is still open.");
    }
}
