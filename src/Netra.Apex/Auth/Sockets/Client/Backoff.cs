namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>Doubles the wait with every attempt up to the cap, and waits between half and all of that.</summary>
internal sealed class Backoff(SocketSettings settings, IJitter jitter) : IBackoff
{
    public TimeSpan DelayBefore(int attempt) => CeilingOf(attempt) * (1 - (jitter.Next() / 2));

    private TimeSpan CeilingOf(int attempt)
    {
        var seconds = settings.BackoffBase.TotalSeconds * Math.Pow(2, attempt - 1);
        return TimeSpan.FromSeconds(Math.Min(settings.BackoffCap.TotalSeconds, seconds));
    }
}
