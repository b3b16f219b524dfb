using System.Net;

namespace Netra.Apex.Network;

/// <summary>The machine's proxy for the world, and none for its own loopback, which no proxy can reach.</summary>
internal sealed class DirectLoopback(IWebProxy outward) : IWebProxy
{
    /// <summary>Around the proxy that the environment or the system names; without one every address is reached
    /// directly.</summary>
    public static DirectLoopback Default => new(HttpClient.DefaultProxy);

    public ICredentials? Credentials
    {
        get => outward.Credentials;
        set => outward.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : outward.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || outward.IsBypassed(host);
}

/// <summary>HTTP clients that speak for a customer or to a partner.</summary>
internal static class StatelessClients
{
    /// <summary>Keeps no cookies and follows no redirect: what is sent goes where it is sent, and nowhere
    /// else.</summary>
    public static IHttpClientBuilder UseStatelessHandler(this IHttpClientBuilder client) =>
        client.UseSocketsHttpHandler((handler, _) =>
            (handler.Proxy, handler.UseCookies, handler.AllowAutoRedirect) = (DirectLoopback.Default, false, false));
}
