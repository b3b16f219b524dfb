using System.Threading.Channels;

namespace Netra.Apex.Auth.Sockets.Delivery;

/// <summary>Wakes the one who waits; rings while nobody waits count as one.</summary>
internal sealed class WakeUp
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken stop) => _rings.Reader.ReadAsync(stop);
}
