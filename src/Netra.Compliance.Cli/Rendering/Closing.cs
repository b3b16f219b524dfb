using System.Globalization;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What the report rests on.</summary>
internal static class Closing
{
    public static Html Render(ComplianceLedger ledger) => Html.Of($"""
        <footer>
        <p>{Tests(ledger.Run)} {Proofs(ledger)}</p>
        {Backends(ledger)}
        {(ledger.Model is { } model ? Html.Of($"<p>Model: <bdi>{model.Text}</bdi></p>") : Html.Empty)}
        {ledger.Notes.Select(note => Html.Of($"<p><bdi>{note}</bdi></p>"))}
        <p>The same figures for programs: ledger.json ({ledger.Schema}).</p>
        </footer>
        """);

    public static string Tests(RunTotals run) =>
        $"{run.Passed} tests passed, {run.Failed} failed, {run.Skipped} were skipped, {run.Unfinished} never finished.";

    /// <summary>The proofs of what was asked for.</summary>
    public static string Proofs(ComplianceLedger ledger) => string.Join(' ', new[]
    {
        ledger.Asked.CriticalTests ? Proofs(ledger.Proofs) : null, ledger.Asked.Journeys ? VerdictSentence.OfJourneys(ledger.Journeys) : null,
    }.OfType<string>());

    private static string Proofs(ProofTotals proofs) =>
        $"{proofs.Points} points, {proofs.Faults} faults: {proofs.Caught} caught, {proofs.Survived} survived, {proofs.Vacuous} vacuous, {proofs.Inconclusive} inconclusive, {proofs.NotRun} not run, {proofs.Void} void.{Assertions(proofs)}";

    /// <summary>How many assertions were seen to fail; nothing where none is known.</summary>
    public static string Assertions(ProofTotals proofs) =>
        proofs.Assertions == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {proofs.SeenToFail} of {proofs.Assertions} assertions seen to fail.");

    public static string Backend(BackendEvent backend) => $"{backend.Need}: {backend.Name} ({backend.Kind})";

    private static Html Backends(ComplianceLedger ledger) =>
        ledger.Backends.Length == 0 ? Html.Empty : Html.Of($"<p>Backends met: <bdi>{string.Join("; ", ledger.Backends.Select(Backend))}</bdi>.</p>");
}
