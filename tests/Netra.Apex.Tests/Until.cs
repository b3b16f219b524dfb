namespace Netra.Apex.Tests;

/// <summary>Waits for what the platform does on a thread of its own, and tells nobody.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo())
        {
            await Task.Delay(1, limit.Token);
        }
    }
}
