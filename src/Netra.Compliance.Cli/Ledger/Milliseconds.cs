namespace Netra.Compliance.Cli.Ledger;

/// <summary>Durations added up, to the microsecond, so that no noise of binary fractions reaches a file.</summary>
internal static class Milliseconds
{
    public static double Sum(IEnumerable<double> durations) => Math.Round(durations.Sum(), 3);
}
