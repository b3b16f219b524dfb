using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Infrastructure.Health;

/// <summary>How serious the platform's health is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
internal enum Severity
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Customers miss something.</summary>
    Warning,

    /// <summary>Most customers miss most.</summary>
    Critical,
}

/// <summary>The platform's health has become more or less serious.</summary>
/// <param name="Id">Tells alerts apart: one that is sent again because its answer got lost has the same.</param>
/// <param name="At">When the platform noticed.</param>
/// <param name="Severity">How serious it is now; None: it is over.</param>
/// <param name="Score">The platform's score, 0 to 1.</param>
/// <param name="Message">Which parts are not healthy, in a sentence.</param>
internal sealed record Alert(Guid Id, DateTimeOffset At, Severity Severity, double Score, string Message);

/// <summary>Somebody who is told of every alert.</summary>
internal interface IAlertReceiver
{
    /// <summary>Takes an alert, without waiting for anything.</summary>
    void Receive(Alert alert);
}

/// <summary>The node's last 1,000 alerts since its start, for administrators; each is also in its log.</summary>
internal sealed partial class AlertLog(ILogger<AlertLog> log) : IAlertReceiver
{
    private const int MostAlerts = 1000;

    private readonly ConcurrentQueue<Alert> _alerts = new();

    /// <summary>The last alerts, oldest first.</summary>
    public IReadOnlyList<Alert> Alerts => [.. _alerts];

    public void Receive(Alert alert)
    {
        LogAlert(log, alert.Severity, alert.Message);
        _alerts.Enqueue(alert);
        if (_alerts.Count > MostAlerts)
        {
            _alerts.TryDequeue(out _);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The severity of the platform's health is now {Severity}. {Message}")]
    private static partial void LogAlert(ILogger log, Severity severity, string message);
}

/// <summary>Raises an alert whenever the severity is another one than in the last alert.</summary>
internal sealed class Alerts(
    AlertLog log, IEnumerable<IAlertReceiver> receivers, IOptions<InfrastructureSettings> settings)
{
    /// <summary>Takes note of what a round has found.</summary>
    public void Judge(PlatformHealth health)
    {
        var severity = settings.Value.Health.SeverityOf(health.Score);
        if (severity != (log.Alerts.LastOrDefault()?.Severity ?? Severity.None))
        {
            var alert = new Alert(Guid.NewGuid(), health.CheckedAt, severity, health.Score, MessageOf(health.Parts));
            receivers.ToList().ForEach(receiver => receiver.Receive(alert));
        }
    }

    private static string MessageOf(IEnumerable<PartHealth> parts)
    {
        var ill = parts.Where(part => part.Status != HealthStatus.Healthy)
            .Select(part => $"{part.Name} {part.Status}").ToList();
        return ill.Count == 0 ? "All parts are healthy." : $"Not healthy: {string.Join(", ", ill)}.";
    }
}
