using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Storage;

namespace Netra.Apex.Tests.Auth.Sessions;

public sealed class SessionStoreTests : IAsyncLifetime
{
    private static readonly Customer Ada = new("42", "ada@example.com");
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private AuthPlatform _platform = null!;

    private SessionStore Sessions => _platform.Get<SessionStore>();

    public async Task InitializeAsync() => _platform = await AuthPlatform.StartAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task Finds_a_session_by_its_key_until_just_before_it_expires()
    {
        var key = await Sessions.StoreAsync(TicketOf(Ada));
        _platform.Time.Advance(Session.Lifetime - Tick);
        Assert.Equal(Ada, Customer.Of((await Sessions.RetrieveAsync(key))!.Principal));
        _platform.Time.Advance(Tick);
        Assert.Null(await Sessions.RetrieveAsync(key));
    }

    [Fact]
    public async Task Finds_no_session_by_a_key_that_was_never_given()
    {
        await Sessions.StoreAsync(TicketOf(Ada));
        Assert.Null(await Sessions.RetrieveAsync("guess"));
    }

    [Fact]
    public async Task Finds_no_session_that_was_revoked_and_still_the_other_one()
    {
        var (revoked, kept) = (await Sessions.StoreAsync(TicketOf(Ada)), await Sessions.StoreAsync(TicketOf(Ada)));
        await Sessions.RemoveAsync(revoked);
        Assert.Null(await Sessions.RetrieveAsync(revoked));
        Assert.NotNull(await Sessions.RetrieveAsync(kept));
    }

    [Fact]
    public async Task A_session_that_was_revoked_during_a_renewal_stays_revoked()
    {
        var key = await Sessions.StoreAsync(TicketOf(Ada));
        var ticket = await Sessions.RetrieveAsync(key);
        await Sessions.RemoveAsync(key);
        await Sessions.RenewAsync(key, ticket!);
        Assert.Null(await Sessions.RetrieveAsync(key));
    }

    [Fact]
    public async Task Keeps_neither_the_key_nor_the_tokens_in_the_clear()
    {
        var ticket = TicketOf(Ada);
        ticket.Properties.StoreTokens([new() { Name = "refresh_token", Value = "a very secret token" }]);
        var key = await Sessions.StoreAsync(ticket);
        await using var context = await _platform.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        var row = await context.Set<SessionRow>().SingleAsync();
        Assert.NotEqual(key, row.Id);
        Assert.DoesNotContain("a very secret token", System.Text.Encoding.Latin1.GetString(row.Ticket));
    }

    [Fact]
    public async Task Forgets_expired_sessions_when_the_next_one_begins()
    {
        await Sessions.StoreAsync(TicketOf(Ada));
        _platform.Time.Advance(Session.Lifetime - Tick);
        var second = await Sessions.StoreAsync(TicketOf(Ada));
        _platform.Time.Advance(Tick);
        await Sessions.StoreAsync(TicketOf(Ada));
        await using var context = await _platform.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        Assert.Equal(2, await context.Set<SessionRow>().CountAsync());
        Assert.NotNull(await Sessions.RetrieveAsync(second));
    }

    [Fact]
    public async Task Ends_an_open_connection_with_its_session_and_no_other()
    {
        var (first, second) = (TicketOf(Ada), TicketOf(Ada));
        var key = await Sessions.StoreAsync(first);
        await Sessions.StoreAsync(second);
        var (ended, open) = (Join(first), Join(second));
        await Sessions.RemoveAsync(key);
        Assert.True(ended.IsCancellationRequested);
        Assert.False(open.IsCancellationRequested);
    }

    [Fact]
    public async Task Ends_an_open_connection_at_the_instant_its_session_expires()
    {
        var ticket = TicketOf(Ada);
        await Sessions.StoreAsync(ticket);
        var open = Join(ticket);
        await Sessions.FindAsync(SessionStore.IdOf(ticket.Properties)!);
        _platform.Time.Advance(Session.Lifetime - Tick);
        Assert.False(open.IsCancellationRequested);
        _platform.Time.Advance(Tick);
        Assert.True(open.IsCancellationRequested);
    }

    [Fact]
    public async Task A_connection_that_joins_after_the_end_of_another_is_not_ended_by_it()
    {
        var ticket = TicketOf(Ada);
        await Sessions.StoreAsync(ticket);
        Join(ticket);
        _platform.Get<LiveSessions>().End(SessionStore.IdOf(ticket.Properties)!);
        Assert.False(Join(ticket).IsCancellationRequested);
    }

    private CancellationToken Join(AuthenticationTicket ticket) =>
        _platform.Get<LiveSessions>().Join(SessionStore.IdOf(ticket.Properties)!);

    private AuthenticationTicket TicketOf(Customer customer)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = _platform.Time.GetUtcNow() + Session.Lifetime };
        return new AuthenticationTicket(customer.ToPrincipal(), properties, Session.Scheme);
    }
}
