using System.Collections.Concurrent;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>Who is connected. A client that comes anew takes the place of its own older connection, which may hang on a dead line.</summary>
internal sealed class Seats : IPresence
{
    private readonly ConcurrentDictionary<ClientKey, Seat> _taken = new();
    private readonly Lock _taking = new();

    public Seat Take(ClientKey client)
    {
        var seat = new Seat(client);
        lock (_taking)
        {
            _taken.GetValueOrDefault(client)?.GiveUp();
            _taken[client] = seat;
        }

        return seat;
    }

    public void Leave(Seat seat) => _taken.TryRemove(KeyValuePair.Create(seat.Client, seat));

    public DateTimeOffset? LastHeard(ClientKey client) => _taken.GetValueOrDefault(client)?.Link?.LastHeard;

    public void Wake(ClientKey client) => _taken.GetValueOrDefault(client)?.Mail.Ring();
}
