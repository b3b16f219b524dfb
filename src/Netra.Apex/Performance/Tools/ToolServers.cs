using System.Security.Claims;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Permissions;

namespace Netra.Apex.Performance.Tools;

/// <summary>A connection to a tool server.</summary>
/// <param name="Client">Speaks to the server.</param>
/// <param name="Tools">The tools that the server has now.</param>
internal sealed record OpenServer(McpClient Client, IReadOnlyList<Tool> Tools);

/// <summary>A customer who runs tools.</summary>
/// <param name="User">Who it is.</param>
/// <param name="Door">Where the customer asks.</param>
/// <param name="Proof">The headers that prove it to the platform's own server.</param>
internal sealed record ToolCaller(ClaimsPrincipal User, Door Door, Dictionary<string, string> Proof)
{
    private static readonly string[] Proofs = [HeaderNames.Cookie, HeaderNames.Authorization];

    public static ToolCaller Of(HttpContext http, Door door)
    {
        var sent = Proofs.Where(http.Request.Headers.ContainsKey);
        return new(http.User, door, sent.ToDictionary(name => name, name => http.Request.Headers[name].ToString()));
    }
}

/// <summary>The MCP servers whose tools customers may run, each asked anew for every call: what a server gains or loses
/// is seen at once.</summary>
internal sealed class ToolServers(
    ToolCircuits circuits, IHttpClientFactory http, IServer listener, IOptions<PerformanceSettings> settings)
{
    /// <summary>The platform's own server, which acts for the customer who calls; no other learns who it is.</summary>
    public const string Own = PermissionSettings.OwnServer;

    /// <summary>The servers' names, the platform's own first.</summary>
    public IReadOnlyList<string> Names => [Own, .. settings.Value.Tools.Servers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Asks a server something.</summary>
    /// <param name="server">Its name.</param>
    /// <param name="caller">The customer.</param>
    /// <param name="ask">What to ask.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="ToolRefusedException">There is no such server, or it is not available.</exception>
    public async Task<T> AskAsync<T>(
        string server, ToolCaller caller, Func<OpenServer, Task<T>> ask, CancellationToken cancel)
    {
        var (name, transport) = (new ToolName(server), Transport(server, caller));
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

    private HttpClientTransport Transport(string server, ToolCaller caller)
    {
        var options = new HttpClientTransportOptions
        {
            Endpoint = server == Own ? OwnAddress() : AddressOf(server),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = server == Own ? caller.Proof : null,
            EnableStandaloneGetStream = false,
        };
        return new HttpClientTransport(options, http.CreateClient(ToolsModule.Wire));
    }

    private Uri AddressOf(string server)
    {
        var sentence = $"Tool server '{server}' does not exist; available: {string.Join(", ", Names)}.";
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
        var host = address.Host is "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port, ToolsModule.Path).Uri;
    }
}
