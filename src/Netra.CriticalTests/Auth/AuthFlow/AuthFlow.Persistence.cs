using System.Net;
using Microsoft.EntityFrameworkCore;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Client;
using Netra.Apex.Storage;
using Netra.Compliance;
using Netra.CriticalTests.Auth.AuthFlowFaults;
using Netra.CriticalTests.Fixtures;

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

    /// <remarks>A session's row holds the provider's tokens.</remarks>
    [Fact]
    [Covers("A sign-in forgets what has expired of other customers' (sessions, sign-ins and codes), and nothing else")]
    [ProvenBy(typeof(KeepsExpiredSessions))]
    [ProvenBy(typeof(EndsTheSessionsOfOthers))]
    public async Task Forgets_what_has_expired_and_nothing_else()
    {
        var second = TimeSpan.FromSeconds(1);
        TimeSpan[] pauses = [TimeSpan.Zero, Limit + second, second, Session.Lifetime - second];
        var times = await pauses.OneByOneAsync(SignInAfterAsync);
        var oldest = await OldestAsync();
        Assert.Equal((times[2] + Session.Lifetime, times[1], times[1]), oldest);
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

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>Signs a new customer in.</summary>
    /// <returns>When.</returns>
    private async Task<DateTimeOffset> SignInAfterAsync(TimeSpan pause)
    {
        apex.Time.Advance(pause);
        await apex.NewVisit().SignInAsync();
        return apex.Time.GetUtcNow();
    }

    /// <summary>When the first session that is kept expires, and when the first sign-in and code were made.</summary>
    private async Task<(DateTimeOffset Session, DateTimeOffset Attempt, DateTimeOffset Code)> OldestAsync()
    {
        await using var context = await apex.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        var session = await context.Set<SessionRow>().MinAsync(row => row.ExpiresAt);
        var attempt = await context.Set<AttemptRow>().MinAsync(row => row.StartedAt);
        var code = await context.Set<UsedCodeRow>().MinAsync(row => row.UsedAt);
        return (At(session), At(attempt), At(code));
    }
}
