using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Netra.Apex.Auth.Sessions;

/// <summary>How a request carries the token of its session: as a bearer token, or in the cookie of a browser.</summary>
public static class SessionToken
{
    /// <summary>The name of the browser's cookie.</summary>
    public const string Cookie = "netra_session";

    private const string Scheme = "Bearer ";

    /// <summary>The token that a request carries; null when it carries none. The header is preferred to the cookie.</summary>
    public static string? Of(HttpRequest request) => FromHeader(request) ?? request.Cookies[Cookie];

    private static string? FromHeader(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
