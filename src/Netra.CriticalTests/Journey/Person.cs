using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using Netra.Apex.Client;
using Netra.Apex.Client.Wire;
using Netra.Apex.Performance.Tools;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Identity;
using Polly;

namespace Netra.CriticalTests.Journey;

/// <summary>A person with a browser, and programs that send the cookies of that browser.</summary>
/// <param name="platform">Where the platform is.</param>
/// <param name="email">The address at the provider.</param>
internal sealed class Person(Uri platform, string email) : IDisposable
{
    private readonly Browser _browser = new();
    private HttpClient? _http;

    /// <summary>The provider's name for the account.</summary>
    public string Subject => SubjectOf(email);

    /// <summary>The cookie header of the browser.</summary>
    public string Cookies => Visit.Cookies;

    /// <summary>A program that speaks HTTP, with the session of its first use.</summary>
    public HttpClient Http => _http ??= NewHttp();

    private Visit Visit => new(_browser, platform, email);

    /// <summary>The provider's name for an account.</summary>
    public static string SubjectOf(string email) => $"sub-{email}";

    /// <summary>Signs in at the provider and at the platform.</summary>
    public Task SignInAsync() => Visit.SignInAsync();

    /// <summary>Who is signed in, as the browser is told; the HTTP status when nobody is.</summary>
    public async Task<string> WhoAsync()
    {
        var answer = await Visit.SessionAsync();
        return answer.Field("email") ?? $"{answer.Status}";
    }

    /// <summary>Runs a tool of the platform over MCP; returns a number of its result, or "denied".</summary>
    /// <param name="tool">The name of the tool.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="number">The name of the number in the result.</param>
    public async Task<string> RunOverMcpAsync(string tool, Dictionary<string, object?> arguments, string number)
    {
        var options = new HttpClientTransportOptions { Endpoint = new Uri(platform, ToolsModule.Path) };
        var transport = new HttpClientTransport(options, NewHttp(), ownsHttpClient: true);
        await using var mcp = await McpClient.CreateAsync(transport);
        try
        {
            var result = await mcp.CallToolAsync(tool, arguments);
            return result.StructuredContent!.Value.GetProperty(number).GetRawText();
        }
        catch (McpProtocolException refusal) when (refusal.ErrorCode == McpErrorCode.InvalidRequest)
        {
            return "denied";
        }
    }

    public void Dispose()
    {
        _http?.Dispose();
        _browser.Dispose();
    }

    private HttpClient NewHttp()
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false };
        return new HttpClient(handler) { BaseAddress = platform, DefaultRequestHeaders = { { "Cookie", Cookies } } };
    }
}

/// <summary>A customer's phone: a client that reconnects by itself.</summary>
internal sealed class Phone : IAsyncDisposable
{
    private readonly ApexClient _client;

    public Phone(Uri platform, string cookies)
    {
        var options = new ApexClientOptions { Address = platform, Cookie = cookies, Name = "phone" };
        options.Handler = new SocketsHttpHandler { UseProxy = false };
        options.Retry.MaxRetryAttempts = int.MaxValue;
        options.Retry.BackoffType = DelayBackoffType.Constant;
        options.Retry.Delay = TimeSpan.FromMilliseconds(20);
        _client = new ApexClient(Options.Create(options), TimeProvider.System);
    }

    /// <summary>Connects, and opens a thread.</summary>
    public async Task StartAsync(string thread)
    {
        _client.Start();
        await NextConnectionAsync();
        await _client.AskAsync(new ClientCommand.OpenThread("thread", thread)).InTimeAsync("the thread is open");
    }

    /// <summary>How the client reconnects by itself: "Connected" or "Refused", and its threads then.</summary>
    public async Task<string> ComeBackAsync()
    {
        var outcome = await NextConnectionAsync();
        return $"{outcome}: {string.Join(", ", _client.View.State.Threads.Select(thread => thread.Title))}";
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task<string> NextConnectionAsync()
    {
        var events = _client.Events.ReadAllAsync();
        var end = await events.FirstAsync(change => change is ClientEvent.Connected or ClientEvent.Refused)
            .AsTask().InTimeAsync("the client is connected, or refused");
        return end.GetType().Name;
    }
}
