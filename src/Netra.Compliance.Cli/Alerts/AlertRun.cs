using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Alerts;

/// <summary>Sends what has changed to every target.</summary>
/// <param name="targets">The targets.</param>
/// <param name="memory">The file that holds what each was told last.</param>
/// <param name="previous">What counts as told where a target was told nothing; null for nothing.</param>
internal sealed class AlertRun(ImmutableArray<AlertTarget> targets, string memory, LedgerStatus? previous)
{
    /// <summary>The file that remembers what was sent, in the folder .netra.</summary>
    public const string Memory = "alerts.json";

    /// <summary>Sends, and says of each target what became of it.</summary>
    /// <returns>The targets that could not be told.</returns>
    public async Task<int> SendAsync(
        AlertedLedger ledger, TimeProvider time, TextWriter output, CancellationToken cancellation)
    {
        using var held = await AlertMemory.TakeAsync(memory, time, cancellation);
        using var sender = new AlertSender(time);
        var failed = 0;
        foreach (var target in targets)
        {
            failed += await TellAsync(target, ledger, held, sender, time, output, cancellation) ? 0 : 1;
        }

        return failed;
    }

    /// <summary>Writes what would be sent.</summary>
    public void Show(AlertedLedger ledger, TimeProvider time, TextWriter output)
    {
        var told = AlertMemory.Read(memory);
        foreach (var target in targets)
        {
            var alert = Alert.Of(told.GetValueOrDefault(target.Key) ?? previous, ledger);
            output.WriteLine(alert is null ? $"{target.Name}: nothing has changed."
                : $"{target.Name} would be sent:\n{target.Body(alert, time.GetUtcNow())}");
        }
    }

    private async Task<bool> TellAsync(
        AlertTarget target, AlertedLedger ledger, AlertMemory held, AlertSender sender, TimeProvider time,
        TextWriter output, CancellationToken cancellation)
    {
        var alert = Alert.Of(held.Told.GetValueOrDefault(target.Key) ?? previous, ledger);
        var why = alert is null
            ? null : await sender.SendAsync(target, target.Body(alert, time.GetUtcNow()), cancellation);
        if (why is null)
        {
            held.Remember(target.Key, ledger.Status);
        }

        await output.WriteLineAsync(Said(target, alert, why));
        return why is null;
    }

    private static string Said(AlertTarget target, Alert? alert, string? why) =>
        why is not null ? $"The alert to {target.Name} was not delivered: {why}. The next run sends it again."
        : alert is null ? $"Nothing to tell {target.Name}: nothing has changed." : $"Sent to {target.Name}.";
}
