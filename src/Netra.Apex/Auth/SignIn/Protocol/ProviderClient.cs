using Netra.Apex.Network;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>The platform's own line to the provider; never follows a redirect with a secret in its hand.</summary>
internal sealed class ProviderClient : HttpClient
{
    public ProviderClient()
        : base(Connect()) =>
        Timeout = TimeSpan.FromMinutes(1);

    private static SocketsHttpHandler Connect() =>
        new() { Proxy = DirectLoopback.Default, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
}
