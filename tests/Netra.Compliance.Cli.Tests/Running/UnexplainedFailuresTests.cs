using System.Collections.Immutable;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Running;

public sealed class UnexplainedFailuresTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public void Fails_for_each_project_that_ended_badly_while_its_journal_knows_of_nothing()
    {
        var facts = _bench.Run(Bench.WithProofs(_bench.AllPass()).Ended()).Facts();

        var added = UnexplainedFailures.Add(facts, [Tested(0, "fine"), Tested(134, "", "  it crashed  ")], "run.log");

        var failure = Assert.Single(added.Failures);
        Assert.Equal("dotnet test of Shop.Tests", failure.Name);
        Assert.Equal("It ended with code 134 and the journals do not explain it: see run.log.", failure.Message);
        Assert.Equal("dotnet test of Shop.Tests said: it crashed", Assert.Single(added.Notes.Except(facts.Notes)));
    }

    [Fact]
    public void Adds_nothing_to_what_is_explained()
    {
        var facts = _bench.Facts();

        Assert.NotEmpty(facts.Problems);
        Assert.Empty(UnexplainedFailures.Add(facts, [Tested(1, "text")], "run.log").Failures);
    }

    [Fact]
    public void Names_the_cause_and_the_log_of_a_project_that_left_no_journal()
    {
        var (facts, request) = (_bench.Facts(), Request());

        var problems = UnexplainedFailures.AddSilent(facts, [Tested(1)], request).Problems;

        const string ended = "dotnet test of Shop.Tests ended with code 1 and left no journal. Likely cause: it uses ";
        var problem = Assert.Single(problems.Except(facts.Problems));
        Assert.StartsWith(ended, problem, StringComparison.Ordinal);
        Assert.EndsWith($"Its full output is in {request.Log}.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_its_last_eight_lines()
    {
        string[] lines = [.. Enumerable.Range(1, 9).Select(line => $"line {line}")];
        var facts = _bench.Facts();

        var notes = UnexplainedFailures.AddSilent(facts, [Tested(1, lines)], Request()).Notes;

        var said = lines[1..].Select(line => $"dotnet test of Shop.Tests said: {line}");
        Assert.Equal(said, notes.Except(facts.Notes));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Tells_by_the_build_whether_there_is_a_journal(bool ran, bool isSilent)
    {
        ImmutableArray<RunJournal> journals = ran ? [JournalOf(_bench)] : [];

        Assert.Equal(isSilent, Tested(0).LeftNoJournal(MatchedRuns.Of([Catalog], journals)));
    }

    public void Dispose() => _bench.Dispose();

    private AssemblyCatalog Catalog => CatalogReader.Read(_bench.Inputs[0])!;

    private static RunJournal JournalOf(Bench bench) =>
        JournalReader.Read(bench.Run(bench.AllPass().Ended()).Inputs[1]);

    private TestedProject Tested(int code, params string[] lines)
    {
        var built = new BuiltProject
        {
            Project = "Shop.Tests.csproj", Framework = "net10.0", Language = "C#", Assembly = _bench.Inputs[0],
            Findings = "", Sources = [],
        };
        return new(new(built, Catalog), new(code, [.. lines]));
    }

    private RunRequest Request()
    {
        var (tests, gate) = (new TestSelection(RunLevel.Proof), new GateOptions());
        return new([], _bench.Folder, tests, BackendMode.Embedded, "Debug", gate, _bench.Folder);
    }
}
