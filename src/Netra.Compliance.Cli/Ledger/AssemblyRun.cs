using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What one assembly declares, and the journals of exactly that build.</summary>
public sealed record AssemblyRun(AssemblyCatalog Catalog, ImmutableArray<RunJournal> Journals);
