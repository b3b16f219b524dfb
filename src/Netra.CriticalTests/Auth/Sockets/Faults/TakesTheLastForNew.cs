using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Off by one: a client takes the message that it received last for new when it comes again.</summary>
public sealed class TakesTheLastForNew : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReceipts>(inner => new Forgetful(inner, Reached));

    private sealed class Forgetful(IReceipts inner, Action reached) : IReceipts
    {
        public bool IsNew(SocketSide side, long last, long sequence) =>
            inner.IsNew(side, last, sequence) || (side == SocketSide.Client && sequence == last && Mistake());

        private bool Mistake()
        {
            reached();
            return true;
        }
    }
}
