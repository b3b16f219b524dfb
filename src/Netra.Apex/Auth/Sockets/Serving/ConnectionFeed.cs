using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Netra.Apex.Auth.Sockets.Serving;

internal sealed class ConnectionFeed : IConnectionFeed
{
    private readonly ConcurrentQueue<(ClientKey Client, ChannelWriter<ConnectionChange> Writer)> _subscribers = new();

    public ChannelReader<ConnectionChange> Subscribe(ClientKey client)
    {
        var changes = Channel.CreateUnbounded<ConnectionChange>();
        _subscribers.Enqueue((client, changes.Writer));
        return changes.Reader;
    }

    public void Publish(ConnectionChange change)
    {
        foreach (var (_, writer) in _subscribers.Where(subscriber => subscriber.Client == change.Client))
        {
            writer.TryWrite(change);
        }
    }
}
