namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>Tells a provider that failed from a caller that gave up and from a fault of our own.</summary>
internal static class ProviderFailure
{
    public static bool Is(Exception exception) =>
        exception is HttpRequestException or TaskCanceledException { InnerException: TimeoutException };
}
