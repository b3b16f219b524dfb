namespace Netra.Apex.Auth.Sockets.Client;

internal sealed class Jitter : IJitter
{
    public double Next() => Random.Shared.NextDouble();
}
