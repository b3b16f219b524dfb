using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>One run of a consumer's tests, and the journals that it left.</summary>
/// <param name="Command">What the run said.</param>
/// <param name="Results">The folder of its journals.</param>
/// <param name="Journals">Its journals; none when nothing ran.</param>
public sealed record TestRun(CommandResult Command, string Results, ImmutableArray<RunJournal> Journals)
{
    /// <summary>The only journal.</summary>
    public RunJournal Journal => Journals.Single();

    /// <summary>The ends of tests as they stand, with what a reader of the journal does not keep.</summary>
    public ImmutableArray<FinishedEvent> Finished =>
    [
        .. Lines.Where(line => line.GetProperty("event").GetString() == "finished")
            .Select(line => line.Deserialize<FinishedEvent>(NetraJson.Reading)!),
    ];

    public ImmutableArray<ProofEvent> Proofs => [.. Journal.Events.OfType<ProofEvent>()];

    public ImmutableArray<ControlEvent> Controls => [.. Journal.Events.OfType<ControlEvent>()];

    public ImmutableArray<ErrorEvent> Errors => [.. Journal.Events.OfType<ErrorEvent>()];

    /// <summary>The journal's lines as they stand.</summary>
    public IEnumerable<JsonElement> Lines =>
        File.ReadLines(Journal.Path).Select(line => JsonDocument.Parse(line).RootElement);

    /// <summary>The tests of a class that ended in a way, in ordinal order of their methods.</summary>
    public IReadOnlyList<FinishedEvent> Ended(string className, string outcome) =>
    [
        .. Finished
            .Where(test => test.Class.EndsWith("." + className, StringComparison.Ordinal) && test.Outcome == outcome)
            .OrderBy(test => test.Method, StringComparer.Ordinal),
    ];

    internal static TestRun Of(CommandResult command, DirectoryInfo results) =>
        new(command, results.FullName,
            [.. results.GetFiles("*.jsonl").Select(file => JournalReader.Read(file.FullName))]);
}
