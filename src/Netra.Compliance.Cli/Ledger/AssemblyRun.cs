using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What one assembly declares, and the journals of exactly that build.</summary>
public sealed record AssemblyRun(AssemblyCatalog Catalog, ImmutableArray<RunJournal> Journals)
{
    /// <summary>Whether the journals hold a test of any of these classes.</summary>
    internal bool Ran(IEnumerable<string> classes)
    {
        var asked = classes.ToHashSet();
        return Journals.SelectMany(journal => journal.Tests).Any(row => asked.Contains(row.Class));
    }
}
