using System.Net;

namespace Netra.Apex.Network;

/// <summary>The machine's proxy for the world, and none for its own loopback, which no proxy can reach.</summary>
internal sealed class DirectLoopback(IWebProxy outward) : IWebProxy
{
    /// <summary>Around the proxy that the environment or the system names; without one every address is reached directly.</summary>
    public static DirectLoopback Default => new(HttpClient.DefaultProxy);

    public ICredentials? Credentials
    {
        get => outward.Credentials;
        set => outward.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : outward.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || outward.IsBypassed(host);
}
