using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Netra.Apex.Performance.Tools;

/// <summary>A connection to a tool server.</summary>
/// <param name="Client">Speaks to the server.</param>
/// <param name="Tools">The tools that the server has now.</param>
internal sealed record OpenServer(McpClient Client, IReadOnlyList<Tool> Tools);

/// <summary>The MCP servers whose tools customers may run, each asked anew for every call: what a server gains or loses
/// is seen at once.</summary>
internal sealed class ToolServers(
    ToolCircuits circuits, IHttpClientFactory http, IServer listener, IOptions<PerformanceSettings> settings)
{
    /// <summary>The platform's own server, which acts for the customer who calls; no other learns who it is.</summary>
    public const string Own = "apex";

    /// <summary>The servers' names, the platform's own first.</summary>
    public IReadOnlyList<string> Names => [Own, .. settings.Value.Tools.Servers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Asks a server something.</summary>
    /// <param name="server">Its name.</param>
    /// <param name="caller">The customer's request.</param>
    /// <param name="ask">What to ask.</param>
    /// <exception cref="ToolRefusedException">There is no such server, or it is not available.</exception>
    public async Task<T> AskAsync<T>(string server, HttpContext caller, Func<OpenServer, Task<T>> ask)
    {
        var (name, cancel) = (new ToolName(server), caller.RequestAborted);
        var transport = Transport(server, caller.Request);
        await using var client = await circuits.RunAsync(name, stop => ConnectAsync(transport, stop), cancel);
        var tools = await circuits.RunAsync(name, stop => ListAsync(client, stop), cancel);
        return await ask(new OpenServer(client, [.. tools.Select(tool => tool.ProtocolTool)]));
    }

    private static Task<McpClient> ConnectAsync(IClientTransport transport, CancellationToken cancel)
    {
        var options = new McpClientOptions { ClientInfo = ToolsModule.Platform };
        return McpClient.CreateAsync(transport, options, cancellationToken: cancel);
    }

    private static async Task<IList<McpClientTool>> ListAsync(McpClient client, CancellationToken cancel) =>
        await client.ListToolsAsync(cancellationToken: cancel);

    private HttpClientTransport Transport(string server, HttpRequest request)
    {
        var options = new HttpClientTransportOptions
        {
            Endpoint = server == Own ? OwnAddress() : AddressOf(server),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = server == Own ? CookiesOf(request) : null,
            EnableStandaloneGetStream = false,
        };
        return new HttpClientTransport(options, http.CreateClient(ToolsModule.Wire));
    }

    private static Dictionary<string, string> CookiesOf(HttpRequest request) =>
        new() { [HeaderNames.Cookie] = request.Headers.Cookie.ToString() };

    private Uri AddressOf(string server)
    {
        var sentence = $"There is no tool server '{server}'; there are {string.Join(", ", Names)}.";
        return settings.Value.Tools.Servers.TryGetValue(server, out var address)
            ? new Uri(address)
            : throw new ToolRefusedException(StatusCodes.Status404NotFound, sentence);
    }

    // Of several addresses one without TLS, whose certificate would be for another name.
    private Uri OwnAddress()
    {
        const string Sentence = "The platform listens on no network address, so it cannot reach its tools.";
        var addresses = listener.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        var address = addresses.Select(BindingAddress.Parse)
            .Where(one => !one.IsUnixPipe && !one.IsNamedPipe).MinBy(one => one.Scheme.Length)
            ?? throw new ToolRefusedException(StatusCodes.Status502BadGateway, Sentence);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port, ToolsModule.Path).Uri;
    }
}
