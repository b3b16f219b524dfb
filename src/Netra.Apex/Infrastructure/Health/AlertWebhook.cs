using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Netra.Apex.Network;

namespace Netra.Apex.Infrastructure.Health;

/// <summary>Posts each alert to the configured address, in order. One that is not taken is sent again after an
/// interval, and the later ones wait for it.</summary>
/// <remarks>What waits when the node stops is lost; beyond a thousand alerts the oldest are.</remarks>
internal sealed partial class AlertWebhook(
    IHttpClientFactory clients, IOptions<InfrastructureSettings> settings, TimeProvider time, ILogger<AlertWebhook> log)
    : BackgroundService, IAlertReceiver
{
    /// <summary>The name of the HTTP client that posts.</summary>
    public const string Client = "alerts";

    private const int MostWaiting = 1000;

    private readonly HealthSettings _settings = settings.Value.Health;
    private readonly Channel<Alert> _waiting = Channel.CreateBounded<Alert>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Receive(Alert alert) => _waiting.Writer.TryWrite(alert);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var alert in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await IsTakenAsync(alert, stoppingToken))
            {
                await Task.Delay(_settings.Interval, time, stoppingToken);
            }
        }
    }

    private async Task<bool> IsTakenAsync(Alert alert, CancellationToken stop)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            using var response = await http.PostAsJsonAsync(_settings.AlertUrl, alert, JsonSerializerOptions.Web, stop);
            response.EnsureSuccessStatusCode();
            return true;
        }
        catch (Exception failure) when (HttpFailures.IsOutage(failure))
        {
            LogNotTaken(log, alert.Id, failure.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The alert {Id} was not taken and is sent again later. {Reason}")]
    private static partial void LogNotTaken(ILogger log, Guid id, string reason);
}
