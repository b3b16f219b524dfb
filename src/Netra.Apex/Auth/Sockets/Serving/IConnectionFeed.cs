using System.Threading.Channels;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>Tells who is connected as it changes.</summary>
public interface IConnectionFeed
{
    /// <summary>Every change of a client's connection from now on, in order.</summary>
    ChannelReader<ConnectionChange> Subscribe(ClientKey client);

    /// <summary>Tells the subscribers.</summary>
    void Publish(ConnectionChange change);
}
