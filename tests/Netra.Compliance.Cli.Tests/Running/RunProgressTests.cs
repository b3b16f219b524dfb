using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Running;

public sealed class RunProgressTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Counts_what_a_journal_holds_so_far()
    {
        var script = new JournalScript(Guid.NewGuid()).Test(Bench.Flow, "A").Test(Bench.Flow, "B", "failed").Started(Bench.Flow, "C").Proof(Bench.Flow, "A", "F");
        _folder.Write("a.jsonl", script.Text[..^5]);
        _folder.Write("b.jsonl", "");
        Assert.Equal("2 of 3 points, 0 of 4 faults, 1 failed", RunProgress.Read(_folder.Path).Of(3, 4));
    }

    [Fact]
    public void Knows_of_nothing_before_the_first_journal() =>
        Assert.Equal("0 of 3 points, 0 of 4 faults", RunProgress.Read(_folder.At("none/none")).Of(3, 4));

    public void Dispose() => _folder.Dispose();
}
