using System.Globalization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Running;

/// <summary>How far a run has come, read from the journals that it is writing.</summary>
internal sealed record RunProgress(int Points, int Proofs, int Failed)
{
    public static RunProgress Read(string journals)
    {
        var events = Directory.Exists(journals) ? Directory.GetFiles(journals, "*.jsonl").SelectMany(Events).ToList() : [];
        var finished = events.OfType<FinishedEvent>().ToList();
        return new(
            finished.Where(end => !end.Proof).Select(end => (end.Class, end.Method)).Distinct().Count(),
            events.OfType<ProofEvent>().Count(),
            finished.Count(end => end.Outcome == "failed"));
    }

    public string Of(int declaredPoints, int declaredFaults) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Points} of {declaredPoints} points, {Proofs} of {declaredFaults} faults{(Failed == 0 ? "" : $", {Failed} failed")}");

    private static IEnumerable<object> Events(string path)
    {
        try
        {
            return JournalReader.Read(path).Events;
        }
        catch (Refusal)
        {
            // Still being written: the next look sees more, and the ledger judges the whole file.
            return [];
        }
    }
}
