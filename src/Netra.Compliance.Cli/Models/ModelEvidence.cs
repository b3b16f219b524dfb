using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Models;

/// <summary>What a real model's meter says of a run: one that was asked for and answered nobody is a problem.</summary>
internal static class ModelEvidence
{
    public static LedgerFacts Add(LedgerFacts facts, ModelUsage? usage) =>
        usage is { Calls: 0, Stopped: null }
            ? facts with { Model = usage, Problems = [.. facts.Problems, Unmet(usage)] }
            : facts with { Model = usage };

    private static string Unmet(ModelUsage usage) => usage.LastFailure is { } why
        ? $"--real-llm: {usage.Model} at {usage.Endpoint} answered no call of any test. The last failure: {why}"
        : $"--real-llm: no test asked {usage.Model} at {usage.Endpoint}, so that nothing is shown with it.";
}
