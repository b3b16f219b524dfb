using System.Globalization;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>The time that one run of a point may take in a proof, set-up and clean-up included:
/// <c>NETRA_PROOF_SECONDS</c>, else the runtime host option <c>Netra.ProofSeconds</c>, else 60 seconds.</summary>
internal static class ProofLimit
{
    public const string Variable = "NETRA_PROOF_SECONDS";
    public const string HostOption = "Netra.ProofSeconds";

    /// <summary>Generous beside the part of a second that a point on embedded backends takes.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(60);

    public static TimeSpan Read() => Parse(HostSetting.Read(Variable, HostOption));

    public static TimeSpan Parse(string? seconds)
    {
        if (seconds is null)
        {
            return Default;
        }

        return int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0
            ? TimeSpan.FromSeconds(whole)
            : throw new ProofFailedException(
                $"The time limit of a run in a proof must be a whole number of seconds above zero, but {Variable} is "
                + $"'{seconds}'.");
    }
}

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
