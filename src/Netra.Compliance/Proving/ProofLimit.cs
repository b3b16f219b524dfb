using System.Globalization;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>The time that one proof may take: <c>NETRA_PROOF_SECONDS</c>, else the runtime host option <c>Netra.ProofSeconds</c>, else 60 seconds.</summary>
internal static class ProofLimit
{
    public const string Variable = "NETRA_PROOF_SECONDS";
    public const string HostOption = "Netra.ProofSeconds";

    /// <summary>Generous beside the second or so that three runs of a point on embedded backends take.</summary>
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
            : throw new ProofFailedException($"The time limit of a proof must be a whole number of seconds above zero, but {Variable} is '{seconds}'.");
    }
}
