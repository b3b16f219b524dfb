using System.Globalization;
using Microsoft.Extensions.Options;
using Netra.Apex.Network;

namespace Netra.Apex.Data.Caching;

/// <summary>The HTTP cache in front of the platform: what it may keep, and what it must drop.</summary>
internal sealed partial class EdgeCache(
    IHttpClientFactory clients, IOptions<DataSettings> settings, ILogger<EdgeCache> log)
{
    /// <summary>The name of the HTTP client that speaks to the edge.</summary>
    public const string Client = "edge";

    private const string TagHeader = "x-tag";
    private const string WorldHeader = "x-apex-world";

    private static readonly HttpMethod Ban = new("BAN");

    private EdgeSettings Edge => settings.Value.Cache.Edge;

    /// <summary>Lets the edge keep an answer that is the same for everybody. Browsers ask again each time: nobody can
    /// tell them to drop it.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="tags">What it can be dropped by.</param>
    public void Keep(HttpResponse response, params string[] tags)
    {
        if (Edge.Address is not null)
        {
            var seconds = Edge.Duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            response.Headers.CacheControl = $"public, max-age=0, s-maxage={seconds}";
            response.Headers[TagHeader] = string.Join(' ', tags);
        }
    }

    /// <summary>Makes the edge drop every answer with a tag. An edge that cannot be told keeps them no longer than its
    /// duration.</summary>
    public async Task BanAsync(string tag)
    {
        try
        {
            await (Edge.Address is { } address ? SendAsync(address, tag) : Task.CompletedTask);
        }
        catch (Exception unreached) when (HttpFailures.IsOutage(unreached))
        {
            LogNotTold(log, tag, Edge.Duration, unreached);
        }
    }

    private async Task SendAsync(Uri address, string tag)
    {
        using var request = new HttpRequestMessage(Ban, address) { Headers = { { TagHeader, tag } } };
        if (Edge.World is { } world)
        {
            request.Headers.Add(WorldHeader, world);
        }

        using var response = await clients.CreateClient(Client).SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    [LoggerMessage(LogLevel.Warning, "The edge was not told to drop '{Tag}' and may serve it for {Duration} more.")]
    private static partial void LogNotTold(ILogger log, string tag, TimeSpan duration, Exception reason);
}
