using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Serving;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>Cleaning up too much: when a connection is lost, its session ends with it.</summary>
public sealed class EndsTheSessionWithItsSocket : ApexFault
{
    private readonly ConcurrentDictionary<string, SessionId> _open = new();

    protected internal override void Apply(IServiceCollection services)
    {
        services.Decorate<ISessions>(inner => new Noting(inner, _open));
        services.Decorate<IConnectionFeed>((inner, platform) => new Tidy(inner, lost => End(platform.GetRequiredService<ISessions>(), lost)));
    }

    private void End(ISessions sessions, ConnectionChange lost)
    {
        Reached();
        sessions.EndAsync(_open[lost.Client.Subject], SessionEnd.SignedOut).GetAwaiter().GetResult();
    }

    private sealed class Noting(ISessions inner, ConcurrentDictionary<string, SessionId> open) : ISessions
    {
        public async Task<OpenedSession> OpenAsync(Customer customer, ProviderTokens? tokens, CancellationToken cancellation)
        {
            var opened = await inner.OpenAsync(customer, tokens, cancellation);
            open[customer.Subject] = opened.Session.Id;
            return opened;
        }

        public ValueTask<Session?> FindAsync(string token, CancellationToken cancellation) => inner.FindAsync(token, cancellation);

        public Task EndAsync(SessionId id, SessionEnd reason, CancellationToken cancellation) => inner.EndAsync(id, reason, cancellation);
    }

    private sealed class Tidy(IConnectionFeed inner, Action<ConnectionChange> end) : IConnectionFeed
    {
        public ChannelReader<ConnectionChange> Subscribe(ClientKey client) => inner.Subscribe(client);

        public void Publish(ConnectionChange change)
        {
            if (change.Lost is not null)
            {
                end(change);
            }

            inner.Publish(change);
        }
    }
}
