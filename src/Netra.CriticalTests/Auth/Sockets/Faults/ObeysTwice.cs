using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Missing check: the platform obeys a command that it has obeyed before.</summary>
public sealed class ObeysTwice : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReceipts>(inner => new Forgetful(inner, Reached));

    private sealed class Forgetful(IReceipts inner, Action reached) : IReceipts
    {
        public bool IsNew(SocketSide side, long last, long sequence) =>
            inner.IsNew(side, last, sequence) || (side == SocketSide.Server && Mistake());

        private bool Mistake()
        {
            reached();
            return true;
        }
    }
}
