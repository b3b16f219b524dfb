namespace Netra.Apex.Auth.Sockets.Client;

internal sealed class Attempts(SocketSettings settings) : IAttempts
{
    public int Taken { get; private set; }

    public bool TryTake()
    {
        var left = Taken < settings.AttemptLimit;
        Taken += left ? 1 : 0;
        return left;
    }

    public void Reset() => Taken = 0;
}
