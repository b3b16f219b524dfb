using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Backends;

/// <summary>A server of the user's own: used as it is, asked once whether it answers, never started, stopped or quoted.</summary>
internal static class GivenServer
{
    /// <exception cref="Refusal">The address cannot be understood, or nothing answers there.</exception>
    public static async Task CheckAsync(PlannedNeed need, CancellationToken cancellation)
    {
        var (facts, variable) = (need.Server.Facts, need.Server.Facts.Variables[0]);
        var (version, why) = await AskAsync(need, variable, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (version is null)
        {
            throw new Refusal(ExitCode.Inventory, $"{facts.Name} does not answer where {variable} says: {why}. Correct it, or unset it to let netra start one.");
        }
    }

    private static async Task<(string? Version, string Why)> AskAsync(PlannedNeed need, string variable, CancellationToken cancellation)
    {
        try
        {
            return await Readiness.AskAsync(need.Server, need.Values[0], cancellation);
        }
        catch (FormatException expected)
        {
            throw new Refusal(ExitCode.Usage, $"{variable} is not {expected.Message}.");
        }
    }
}
