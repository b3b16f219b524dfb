using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Tests.Auth.Sessions;

public sealed class SessionsTests : IAsyncLifetime
{
    private static readonly Customer Ada = new("42", "ada@example.com");
    private readonly FakeTimeProvider _time = new();
    private ApexPlatform _platform = null!;

    private ISessions Sessions => _platform.Services.GetRequiredService<ISessions>();

    public async Task InitializeAsync() => _platform = await ApexPlatform.StartAsync(new ApexOptions { Time = _time });

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task Finds_a_session_by_its_token_until_just_before_it_expires()
    {
        var opened = await Sessions.OpenAsync(Ada);
        _time.Advance(SessionLimits.Lifetime - TimeSpan.FromTicks(1));
        Assert.Equal(opened.Session, await Sessions.FindAsync(opened.Token));
    }

    [Fact]
    public async Task Finds_no_session_from_the_instant_it_expires()
    {
        var opened = await Sessions.OpenAsync(Ada);
        _time.Advance(SessionLimits.Lifetime);
        Assert.Null(await Sessions.FindAsync(opened.Token));
    }

    [Fact]
    public async Task Finds_no_session_by_a_token_that_was_never_given()
    {
        await Sessions.OpenAsync(Ada);
        Assert.Null(await Sessions.FindAsync("guess"));
    }

    [Fact]
    public async Task Finds_no_session_that_was_revoked_and_still_the_other_one()
    {
        var revoked = await Sessions.OpenAsync(Ada);
        var kept = await Sessions.OpenAsync(Ada);
        await Sessions.EndAsync(revoked.Session.Id, SessionEnd.Revoked);
        Assert.Null(await Sessions.FindAsync(revoked.Token));
        Assert.NotNull(await Sessions.FindAsync(kept.Token));
    }

    [Fact]
    public async Task Keeps_the_first_reason_of_a_session_ended_twice()
    {
        var opened = await Sessions.OpenAsync(Ada);
        await Sessions.EndAsync(opened.Session.Id, SessionEnd.SignedOut);
        await Sessions.EndAsync(opened.Session.Id, SessionEnd.Revoked);
        var store = _platform.Services.GetRequiredService<ISessionStore>();
        var stored = await store.FindAsync(Secret.Hash(opened.Token), CancellationToken.None);
        Assert.Equal(SessionEnd.SignedOut, stored?.EndedBy);
    }
}
