using System.Collections.Immutable;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>What the servers of a run say of it: one that ended is a failure, one that no test met is at least named.</summary>
internal static class BackendEvidence
{
    public static LedgerFacts Add(LedgerFacts facts, BackendPlan plan, ImmutableArray<string> asked, ImmutableArray<string> deaths)
    {
        var unmet = Unmet(facts.Backends, plan).ToLookup(server => plan.Mode == BackendMode.Services && asked.Contains(server.Facts.Need));
        return facts with
        {
            Failures = [.. facts.Failures, .. deaths.Select(death => new TestFailure("A server", null, death))],
            Problems = [.. facts.Problems, .. unmet[true].Select(server => $"{Sentence(server)} netra.json asks for it.")],
            Notes = [.. facts.Notes, .. unmet[false].Select(Sentence)],
        };
    }

    /// <summary>Servers that were there, and that <paramref name="named"/> does not name for their need.</summary>
    public static IEnumerable<Server> Unmet(ImmutableArray<BackendEvent> named, BackendPlan plan)
    {
        var met = named.Where(backend => backend.Kind == "services").Select(backend => backend.Need).ToHashSet();
        var there = plan.Needs.Where(need => need.Origin is not (Origin.Embedded or Origin.Missing)).Select(need => need.Server);
        return there.Where(server => !met.Contains(server.Facts.Need));
    }

    private static string Sentence(Server server) => $"{server.Facts.Name} was there, and no test says that it met it for {server.Facts.Need}.";
}
