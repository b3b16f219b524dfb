using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Netra.Apex.Network;

namespace Netra.Apex.Infrastructure.Health;

/// <summary>Posts each alert to the configured address, in order. One that is not taken is sent again after an
/// interval, and the later ones wait for it; one that is refused for good is logged and dropped.</summary>
/// <remarks>What waits when the node stops is lost. Beyond a thousand that wait, the oldest is logged and
/// dropped.</remarks>
internal sealed partial class AlertWebhook(
    IHttpClientFactory clients, IOptions<InfrastructureSettings> settings, TimeProvider time, ILogger<AlertWebhook> log)
    : BackgroundService, IAlertReceiver
{
    /// <summary>The name of the HTTP client that posts.</summary>
    public const string Client = "alerts";

    private const int MostWaiting = 1000;

    private readonly HealthSettings _settings = settings.Value.Health;
    private readonly Channel<Alert> _waiting = Channel.CreateBounded<Alert>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest },
        dropped => LogDropped(log, dropped.Id, "Too many alerts are waiting."));

    public void Receive(Alert alert) => _waiting.Writer.TryWrite(alert);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var alert in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await IsOverAsync(alert, stoppingToken))
            {
                await Task.Delay(_settings.Interval, time, stoppingToken);
            }
        }
    }

    private async Task<bool> IsOverAsync(Alert alert, CancellationToken stop)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            using var response = await http.PostAsJsonAsync(_settings.AlertUrl, alert, JsonSerializerOptions.Web, stop);
            return IsRefused(alert, response.StatusCode) || response.EnsureSuccessStatusCode().IsSuccessStatusCode;
        }
        catch (Exception failure) when (HttpFailures.IsOutage(failure))
        {
            LogNotTaken(log, alert.Id, failure.Message);
            return false;
        }
    }

    // No repetition changes what the receiver says of the request, except that it came too slowly or too often.
    private bool IsRefused(Alert alert, HttpStatusCode status)
    {
        var isRefused = (int)status is >= 400 and < 500
            && status is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
        if (isRefused)
        {
            LogDropped(log, alert.Id, $"The receiver answers {(int)status}.");
        }

        return isRefused;
    }

    [LoggerMessage(LogLevel.Warning, "The alert {Id} was not accepted and will be sent again later. {Reason}")]
    private static partial void LogNotTaken(ILogger log, Guid id, string reason);

    [LoggerMessage(LogLevel.Error, "The alert {Id} is dropped. {Reason}")]
    private static partial void LogDropped(ILogger log, Guid id, string reason);
}
