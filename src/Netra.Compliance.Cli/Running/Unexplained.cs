using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>A test command that failed although the journals know of no failure: never a pass.</summary>
internal static class Unexplained
{
    public static LedgerFacts Add(LedgerFacts facts, int code, string log)
    {
        var explained = facts.Failures.Length + facts.Problems.Length + facts.Proofs.Blind.Length + facts.Proofs.FailedRows > 0;
        return code == 0 || explained
            ? facts
            : facts with { Failures = [new("dotnet test", null, $"It ended with code {code} and the journals say nothing of it: see {log}.")] };
    }
}
