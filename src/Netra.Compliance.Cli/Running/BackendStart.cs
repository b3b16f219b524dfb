using System.Collections.Immutable;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Models;

namespace Netra.Compliance.Cli.Running;

/// <summary>From what the user asks for to servers that answer, with a line about it.</summary>
internal static class BackendStart
{
    /// <summary>What this machine has for <paramref name="mode"/>.</summary>
    /// <exception cref="Refusal">A server that is asked for is missing.</exception>
    public static BackendPlan Plan(BackendMode mode) => BackendPlan.Of(mode, ServerSources.OfMachine()).Complete();

    public static async Task<BackendSession> RunAsync(BackendPlan plan, IRunWatch watch, CancellationToken cancellation)
    {
        var names = string.Join(", ", plan.ToStart().Select(need => need.Server.Facts.Name));
        BackendSession? session = null;
        Task<BackendSession> Start() => BackendSession.StartAsync(plan, SessionLimits.Default, cancellation);
        StageProgress Progress() =>
            session is null ? "" : string.Join(", ", session.Servers.Select(server => server.Name));
        return names.Length == 0
            ? await Start()
            : await watch.ShowAsync($"Starting {names}", Progress, async () => session = await Start());
    }
}

/// <summary>What the servers of a run say of it: one that ended is a failure, one that no test met is at least
/// named.</summary>
internal static class BackendEvidence
{
    public static LedgerFacts Add(
        LedgerFacts facts, BackendPlan plan, ImmutableArray<string> asked, ImmutableArray<string> deaths)
    {
        var unmet = Unmet(facts.Backends, plan)
            .ToLookup(server => plan.Mode == BackendMode.Services && asked.Contains(server.Facts.Need));
        return facts with
        {
            Failures = [.. facts.Failures, .. deaths.Select(death => new TestFailure("A server", null, death))],
            Problems = [.. facts.Problems,
                .. unmet[true].Select(server => $"{Sentence(server)} netra.json requires it.")],
            Notes = [.. facts.Notes, .. unmet[false].Select(Sentence)],
        };
    }

    /// <summary>Servers that were there, and that <paramref name="named"/> does not name for their need.</summary>
    public static IEnumerable<Server> Unmet(ImmutableArray<BackendEvent> named, BackendPlan plan)
    {
        var met = named.Where(backend => backend.Kind == "services").Select(backend => backend.Need).ToHashSet();
        var there = plan.Needs.Where(need => need.Origin is not (Origin.Embedded or Origin.Missing))
            .Select(need => need.Server);
        return there.Where(server => !met.Contains(server.Facts.Need));
    }

    private static string Sentence(Server server) =>
        $"{server.Facts.Name} was available, but no test reports using it for {server.Facts.Need}.";
}

/// <summary>What a real model's meter reports about a run: a requested model that answered no call is a
/// problem.</summary>
internal static class ModelEvidence
{
    public static LedgerFacts Add(LedgerFacts facts, ModelUsage? usage) =>
        usage is { Calls: 0, Stopped: null }
            ? facts with { Model = usage, Problems = [.. facts.Problems, Unmet(usage)] }
            : facts with { Model = usage };

    private static string Unmet(ModelUsage usage) => usage.LastFailure is { } why
        ? $"--real-llm: {usage.Model} at {usage.Endpoint} answered no test. The last failure: {why}"
        : $"--real-llm: no test called {usage.Model} at {usage.Endpoint}, so nothing was tested with it.";
}
