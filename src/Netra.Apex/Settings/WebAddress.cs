namespace Netra.Apex.Settings;

/// <summary>Tells addresses of the web from others.</summary>
/// <remarks>An address may have a secret in it, so what says that one cannot be used does not repeat it.</remarks>
internal static class WebAddress
{
    /// <summary>Whether an address is absolute, and one of HTTP or HTTPS.</summary>
    public static bool Is(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";

    /// <summary>Whether a text is such an address.</summary>
    public static bool Is(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && Is(address);
}
