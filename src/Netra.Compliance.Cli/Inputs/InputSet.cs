using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Mutants;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>Everything that was read for one ledger.</summary>
public sealed record InputSet(
    ImmutableArray<AssemblyCatalog> Catalogs,
    ImmutableArray<RunJournal> Journals,
    ImmutableArray<Finding> Findings)
{
    /// <summary>The mutation reports.</summary>
    public ImmutableArray<MutationReport> Mutations { get; init; } = [];

    /// <summary>Reads <paramref name="files"/>; places of findings and assertions become relative to <paramref name="root"/>.</summary>
    /// <exception cref="Refusal">One of them is not what its name says.</exception>
    public static InputSet Read(InputFiles files, string root) => new(
        [.. files.Assemblies.Select(Catalog).OfType<AssemblyCatalog>().Select(catalog => catalog with { Assertions = AssertionMap.Read(catalog, root) })],
        [.. files.Journals.Select(file => JournalReader.Read(file.Path))],
        [.. files.Findings.SelectMany(file => SarifReader.Read(file.Path, root))])
    {
        Mutations = [.. files.Json.Select(file => MutationReportReader.Read(file, root)).OfType<MutationReport>()],
    };

    private static AssemblyCatalog? Catalog(InputFile file)
    {
        try
        {
            return CatalogReader.Read(file.Path) ?? (file.IsNamed ? throw NoCatalog(file.Path) : null);
        }
        catch (Refusal refusal) when (!file.IsNamed && refusal.IsForeign)
        {
            return null;
        }
    }

    private static Refusal NoCatalog(string path) =>
        new(ExitCode.Inventory, $"{path} declares no critical test: it carries no catalog. Was it built with Netra.Compliance's generator?");
}
