namespace Netra.Compliance.Cli.Backends;

/// <summary>An address of a server that speaks HTTP.</summary>
internal static class HttpAddress
{
    /// <exception cref="FormatException">The text is no such address.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FormatException("an address such as http://127.0.0.1:8123/");
}
