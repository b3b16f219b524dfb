using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Backends;

/// <summary>From what the user asks for to servers that answer, with a line about it.</summary>
internal static class BackendStart
{
    /// <summary>What this machine has for <paramref name="mode"/>.</summary>
    /// <exception cref="Refusal">A server that is asked for is missing.</exception>
    public static BackendPlan Plan(BackendMode mode) => BackendPlan.Of(mode, Surroundings.OfMachine()).Complete();

    public static async Task<BackendSession> RunAsync(BackendPlan plan, IRunWatch watch, CancellationToken cancellation)
    {
        var names = string.Join(", ", plan.ToStart().Select(need => need.Server.Facts.Name));
        BackendSession? session = null;
        Task<BackendSession> Start() => BackendSession.StartAsync(plan, SessionLimits.Default, cancellation);
        string Progress() => session is null ? "" : string.Join(", ", session.Servers.Select(server => server.Name));
        return names.Length == 0
            ? await Start()
            : await watch.ShowAsync($"Starting {names}", Progress, async () => session = await Start());
    }
}
