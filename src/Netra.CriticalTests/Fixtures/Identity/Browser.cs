using System.Net;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>A browser that goes one step at a time: it keeps cookies and shows redirects instead of following them.</summary>
public sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies;
    private readonly HttpClient _http;

    public Browser()
        : this(new CookieContainer())
    {
    }

    private Browser(CookieContainer cookies)
    {
        _cookies = cookies;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = cookies });
    }

    /// <summary>Another browser with the cookies that this one has now, as somebody who copied them has.</summary>
    public Browser Copy()
    {
        var cookies = new CookieContainer();
        cookies.Add(_cookies.GetAllCookies());
        return new Browser(cookies);
    }

    /// <summary>The value of a cookie at an address; null when there is none.</summary>
    public string? Cookie(Uri address, string name) => _cookies.GetCookies(address)[name]?.Value;

    public Task<BrowserAnswer> GetAsync(Uri address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<BrowserAnswer> PostAsync(Uri address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    public void Dispose() => _http.Dispose();

    private async Task<BrowserAnswer> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var response = await _http.SendAsync(sent);
        return new BrowserAnswer(response.StatusCode, response.Headers.Location, await response.Content.ReadAsStringAsync());
    }
}
