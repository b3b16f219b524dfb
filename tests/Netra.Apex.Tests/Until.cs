namespace Netra.Apex.Tests;

/// <summary>Waits for what the platform does on a thread of its own, and tells nobody.</summary>
internal static class Until
{
    public static Task TrueAsync(Func<bool> isSo) => TrueAsync(() => Task.FromResult(isSo()));

    public static async Task TrueAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            await Task.Delay(1, limit.Token);
        }
    }
}
