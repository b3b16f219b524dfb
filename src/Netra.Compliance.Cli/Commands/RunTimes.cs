using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Commands;

/// <summary>How long a run took, and what the proofs added.</summary>
internal static class RunTimes
{
    public static void Write(ComplianceLedger ledger, StageClock clock, TextWriter writer)
    {
        var ofSteps = ledger.Journeys.SelectMany(journey => journey.Proofs).Sum(proof => proof.DurationMs);
        var (points, proofs) = (TimeSpan.FromMilliseconds(ledger.Run.TestsMs), TimeSpan.FromMilliseconds(ledger.Proofs.ProofsMs + ofSteps));
        writer.WriteLine($"Wall time: {StageClock.Seconds(clock.Total)} in all; {StageClock.Seconds(clock.Build)} the build, {StageClock.Seconds(clock.Tests)} the tests.");
        writer.WriteLine($"Added up over tests that ran side by side: {StageClock.Seconds(points)} the tests themselves, {StageClock.Seconds(proofs)} more the proofs.");
    }
}
