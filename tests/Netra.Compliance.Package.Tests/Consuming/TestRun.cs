using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>One run of a consumer's tests, and the journals that it left.</summary>
public sealed class TestRun
{
    private TestRun(CommandResult command, ImmutableArray<RunJournal> journals) => (Command, Journals) = (command, journals);

    public CommandResult Command { get; }

    public ImmutableArray<RunJournal> Journals { get; }

    /// <summary>The only journal.</summary>
    public RunJournal Journal => Journals.Single();

    public ImmutableArray<FinishedEvent> Finished => [.. Journal.Events.OfType<FinishedEvent>()];

    public ImmutableArray<ProofEvent> Proofs => [.. Journal.Events.OfType<ProofEvent>()];

    public ImmutableArray<ControlEvent> Controls => [.. Journal.Events.OfType<ControlEvent>()];

    public ImmutableArray<ErrorEvent> Errors => [.. Journal.Events.OfType<ErrorEvent>()];

    /// <summary>The tests of a class that ended in a way, in ordinal order of their methods.</summary>
    public IReadOnlyList<FinishedEvent> Ended(string className, string outcome) =>
    [
        .. Finished
            .Where(test => test.Class.EndsWith("." + className, StringComparison.Ordinal) && test.Outcome == outcome)
            .OrderBy(test => test.Method, StringComparer.Ordinal),
    ];

    internal static async Task<TestRun> OfAsync(DirectoryInfo results, Func<Task<CommandResult>> command)
    {
        try
        {
            var result = await command();
            return new TestRun(result, [.. results.GetFiles("*.jsonl").Select(file => JournalReader.Read(file.FullName))]);
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }
}
