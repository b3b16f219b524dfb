namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>The platform's own line to the provider; never follows a redirect with a secret in its hand.</summary>
internal sealed class ProviderClient : HttpClient
{
    public ProviderClient()
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) =>
        Timeout = TimeSpan.FromMinutes(1);
}
