using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>A fault in what goes over a connection next.</summary>
public abstract class ReplayFault : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReplay>(inner => new Wrong(inner, this));

    /// <summary>What is sent in place of the right messages.</summary>
    /// <param name="right">The right messages, in order.</param>
    /// <param name="sent">Sequence of the last message sent over this connection; 0 when none was.</param>
    protected abstract ImmutableArray<ServerMessage> Spoil(ImmutableArray<ServerMessage> right, long sent);

    private ImmutableArray<ServerMessage> Replace(ImmutableArray<ServerMessage> right, long sent)
    {
        var wrong = Spoil(right, sent);
        if (!wrong.SequenceEqual(right))
        {
            Reached();
        }

        return wrong;
    }

    private sealed class Wrong(IReplay inner, ReplayFault fault) : IReplay
    {
        public ImmutableArray<ServerMessage> Next(ImmutableArray<ServerMessage> pending, long sent) =>
            fault.Replace(inner.Next(pending, sent), sent);
    }
}
