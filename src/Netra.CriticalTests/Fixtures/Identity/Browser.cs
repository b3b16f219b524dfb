using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>A browser that goes one step at a time: it keeps cookies, and shows redirects instead of following
/// them.</summary>
public sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies;
    private readonly HttpClient _http;
    private readonly ConcurrentQueue<Browser> _copies = [];

    public Browser()
        : this(new CookieContainer())
    {
    }

    private Browser(CookieContainer cookies)
    {
        _cookies = cookies;
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = cookies };
        _http = new HttpClient(handler);
    }

    /// <summary>Another browser with the cookies that this one has now, as somebody who copied them has; closed with
    /// this one.</summary>
    public Browser Copy()
    {
        var cookies = new CookieContainer();
        cookies.Add(_cookies.GetAllCookies());
        var copy = new Browser(cookies);
        _copies.Enqueue(copy);
        return copy;
    }

    /// <summary>The cookie header that this browser sends to an address.</summary>
    public string CookiesFor(Uri address) => _cookies.GetCookieHeader(address);

    public Task<BrowserAnswer> GetAsync(Uri address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<BrowserAnswer> PostAsync(Uri address, params IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    public void Dispose()
    {
        _http.Dispose();
        foreach (var copy in _copies)
        {
            copy.Dispose();
        }
    }

    private async Task<BrowserAnswer> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var response = await _http.SendAsync(sent);
        string[] cookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        var body = await response.Content.ReadAsStringAsync();
        return new BrowserAnswer(response.StatusCode, response.Headers.Location, body, cookies);
    }
}

/// <summary>What a server answered a browser.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Location">Where it sends the browser; null when it does not.</param>
/// <param name="Body">The text.</param>
/// <param name="Cookies">The cookies that it sets or deletes, each as its Set-Cookie header says.</param>
public sealed record BrowserAnswer(HttpStatusCode Status, Uri? Location, string Body, IReadOnlyList<string> Cookies)
{
    /// <summary>Why the platform refused; null when it did not.</summary>
    public string? Refused => Field("refused");

    /// <summary>A text field of the answer; null when there is none.</summary>
    public string? Field(string name)
    {
        if (!Body.StartsWith('{'))
        {
            return null;
        }

        using var document = JsonDocument.Parse(Body);
        return document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}

/// <summary>Reads and forges the parameters of an address.</summary>
internal static class QueryEdit
{
    /// <summary>A parameter of an address; empty when there is none.</summary>
    public static string Parameter(this Uri address, string name) =>
        QueryHelpers.ParseQuery(address.Query).TryGetValue(name, out var value) ? value.ToString() : "";

    /// <summary>The same address with another value of a parameter; null: without it.</summary>
    public static Uri With(this Uri address, string name, string? value)
    {
        var parameters = QueryHelpers.ParseQuery(address.Query);
        parameters.Remove(name);
        var path = QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), parameters);
        return new Uri(value is null ? path : QueryHelpers.AddQueryString(path, name, value));
    }
}
