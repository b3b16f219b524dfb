using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Renewal;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class AccessTokensTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SessionId _session = SessionId.New();
    private readonly RecordedSessions _sessions = new();
    private readonly HeldProvider _provider = new();
    private readonly IAccessTokens _tokens;

    public AccessTokensTests()
    {
        var vault = new PocketVault { Tokens = new ProviderTokens("old", _time.GetUtcNow(), "refresh") };
        _tokens = new AccessTokens(vault, new RenewalPolicy(_time), _provider, _sessions);
    }

    [Fact]
    public async Task Renews_once_for_two_callers_at_once()
    {
        var both = Task.WhenAll(_tokens.GetAsync(_session), _tokens.GetAsync(_session));
        _provider.Answer.SetResult(new ProviderTokens("new", _time.GetUtcNow().AddHours(1), "next"));
        Assert.All(await both, token => Assert.Equal("new", token));
        Assert.Equal(1, _provider.Calls);
    }

    [Fact]
    public async Task Ends_the_session_when_the_provider_refuses()
    {
        _provider.Answer.SetResult(null);
        Assert.Null(await _tokens.GetAsync(_session));
        Assert.Equal((_session, SessionEnd.RenewalRefused), Assert.Single(_sessions.Ended));
    }

    [Fact]
    public async Task Keeps_the_session_when_the_provider_cannot_be_reached()
    {
        _provider.Answer.SetException(new HttpRequestException("no line"));
        await Assert.ThrowsAsync<HttpRequestException>(() => _tokens.GetAsync(_session));
        Assert.Empty(_sessions.Ended);
    }

    private sealed class PocketVault : ITokenVault
    {
        public ProviderTokens? Tokens { get; set; }

        public Task<ProviderTokens?> LoadAsync(SessionId id, CancellationToken cancellation) => Task.FromResult(Tokens);

        public Task SaveAsync(SessionId id, ProviderTokens tokens, CancellationToken cancellation)
        {
            Tokens = tokens;
            return Task.CompletedTask;
        }
    }

    private sealed class HeldProvider : ITokenRefresher
    {
        public TaskCompletionSource<ProviderTokens?> Answer { get; } = new();

        public int Calls { get; private set; }

        public Task<ProviderTokens?> RefreshAsync(ProviderTokens tokens, CancellationToken cancellation)
        {
            Calls++;
            return Answer.Task;
        }
    }

    private sealed class RecordedSessions : ISessions
    {
        public List<(SessionId Id, SessionEnd Reason)> Ended { get; } = [];

        public Task<OpenedSession> OpenAsync(Customer customer, ProviderTokens? tokens, CancellationToken cancellation) =>
            throw new InvalidOperationException("Renewal opens no session.");

        public ValueTask<Session?> FindAsync(string token, CancellationToken cancellation) =>
            throw new InvalidOperationException("Renewal looks for no session.");

        public Task EndAsync(SessionId id, SessionEnd reason, CancellationToken cancellation)
        {
            Ended.Add((id, reason));
            return Task.CompletedTask;
        }
    }
}
