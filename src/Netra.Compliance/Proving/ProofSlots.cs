namespace Netra.Compliance.Proving;

/// <summary>Lets as many proofs run at a time as the machine has processors: a test framework does not count tests
/// that await.</summary>
internal static class ProofSlots
{
    private static readonly SemaphoreSlim Slots = new(Environment.ProcessorCount);

    public static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        await Slots.WaitAsync().ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            Slots.Release();
        }
    }
}
